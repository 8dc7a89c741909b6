//! The catalogue: what templates can name, for completion and hover texts, and every diagnostic for the help.

use serde::Serialize;

/// What templates can name, and every diagnostic.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// The names that a template can use.
    pub names: Vec<CatalogueName>,
    /// The diagnostics by code.
    pub diagnostics: Vec<CatalogueDiagnostic>,
}

/// A name that a template can use: a directive, a variable, a function or a method.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CatalogueName {
    /// The name as a template writes it, such as `$input.path` or `#foreach`.
    pub name: String,
    /// How it is called, such as `$input.path(path)`.
    pub signature: String,
    /// What it yields.
    pub result: String,
    /// What it does, in English; the page words it by `name` in other languages.
    pub doc: String,
    /// A template that shows it.
    pub example: String,
}

/// A diagnostic's wording.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CatalogueDiagnostic {
    /// The stable code.
    pub code: String,
    /// `error`, `warning` or `hint`.
    pub severity: String,
    /// The sentence with `{name}` placeholders.
    pub message: String,
    /// What to do about it, with the same placeholders.
    pub help: String,
}

/// The catalogue of this engine.
#[must_use]
pub fn catalogue() -> Catalogue {
    let gateway = gatelens_gateway::diagnostics::all().into_iter();
    let exchange = gatelens_exchange::diagnostics::ALL.iter().copied();
    let own = gateway.chain(exchange).map(|entry| CatalogueDiagnostic {
        code: entry.code.to_owned(),
        severity: format!("{:?}", entry.severity).to_ascii_lowercase(),
        message: entry.message.to_owned(),
        help: entry.help.unwrap_or("").to_owned(),
    });
    let relayed = gatelens_value::diagnostics::TABLE.iter().map(|entry| CatalogueDiagnostic {
        code: entry.code.to_owned(),
        severity: entry.severity.as_str().to_owned(),
        message: entry.message.to_owned(),
        help: entry.help.to_owned(),
    });
    Catalogue { names: Vec::new(), diagnostics: own.chain(relayed).collect() }
}
