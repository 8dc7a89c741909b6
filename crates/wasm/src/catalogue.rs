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
    /// The AWS services that are simulated.
    pub services: Vec<CatalogueService>,
}

/// An AWS service that is simulated.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CatalogueService {
    /// The name in an integration's URI, such as `dynamodb`.
    pub name: String,
    /// The name that people use.
    pub title: String,
    /// The actions.
    pub actions: Vec<CatalogueAction>,
}

/// An action of a service, and how an integration calls it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CatalogueAction {
    /// Its name.
    pub name: String,
    /// What it does, in English.
    pub doc: String,
    /// What it takes.
    pub inputs: Vec<CatalogueInput>,
    /// The integration's verb.
    pub method: String,
    /// What stands behind the service in the integration's URI, such as `action/PutItem`.
    pub path: String,
    /// The parameter mappings that it needs, each a target and its source.
    pub parameters: Vec<(String, String)>,
    /// A request template to start from; empty where the body is passed on.
    pub template: String,
}

/// A member of an action's input.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CatalogueInput {
    /// Its name.
    pub name: String,
    /// The kind of its value, such as `string`.
    pub kind: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it is, in English.
    pub doc: String,
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

/// The catalogue of this engine, from the tables of the crates.
#[must_use]
pub fn catalogue() -> Catalogue {
    let given = gatelens_gateway::catalogue::names().into_iter().map(|name| CatalogueName {
        name: name.name,
        signature: name.signature,
        result: name.result.to_owned(),
        doc: name.doc.to_owned(),
        example: name.example,
    });
    let directives = gatelens_velocity::directives::DIRECTIVES.iter().map(|directive| CatalogueName {
        name: directive.name.to_owned(),
        signature: directive.signature.to_owned(),
        result: String::new(),
        doc: directive.doc.to_owned(),
        example: directive.example.to_owned(),
    });
    let classes = gatelens_velocity::methods::catalogue();
    let methods = classes.iter().flat_map(|class| {
        class.methods.iter().map(|method| {
            let parameters: Vec<_> = method.parameters.iter().map(|kind| kind.as_str()).collect();
            CatalogueName {
                name: format!("{}.{}", class.name, method.name),
                signature: format!("{}({})", method.name, parameters.join(", ")),
                result: String::new(),
                doc: method.doc.to_owned(),
                example: method.example.to_owned(),
            }
        })
    });
    Catalogue {
        names: directives.chain(given).chain(methods).collect(),
        diagnostics: diagnostics(),
        services: services(),
    }
}

/// The AWS services that are simulated, with their actions.
fn services() -> Vec<CatalogueService> {
    let input = |input: gatelens_backends::InputEntry| CatalogueInput {
        name: input.name.to_owned(),
        kind: input.kind.to_owned(),
        required: input.required,
        doc: input.doc.to_owned(),
    };
    let action = |action: gatelens_backends::ActionEntry| CatalogueAction {
        name: action.name.to_owned(),
        doc: action.doc.to_owned(),
        inputs: action.inputs.into_iter().map(input).collect(),
        method: action.method.to_owned(),
        path: action.path,
        parameters: action
            .parameters
            .iter()
            .map(|(target, source)| ((*target).to_owned(), (*source).to_owned()))
            .collect(),
        template: action.template.to_owned(),
    };
    gatelens_backends::catalogue()
        .into_iter()
        .map(|service| CatalogueService {
            name: service.name.to_owned(),
            title: service.title.to_owned(),
            actions: service.actions.into_iter().map(action).collect(),
        })
        .collect()
}

/// Every diagnostic of every crate, by code.
fn diagnostics() -> Vec<CatalogueDiagnostic> {
    let gateway = gatelens_gateway::diagnostics::all().into_iter();
    let others = gatelens_exchange::diagnostics::ALL.iter().chain(gatelens_backends::DIAGNOSTICS).copied();
    let outer = gateway.chain(others).map(|entry| CatalogueDiagnostic {
        code: entry.code.to_owned(),
        severity: format!("{:?}", entry.severity).to_ascii_lowercase(),
        message: entry.message.to_owned(),
        help: entry.help.unwrap_or("").to_owned(),
    });
    let tables: [&[&gatelens_value::Entry]; 3] = [
        &gatelens_value::diagnostics::TABLE,
        gatelens_velocity::diagnostics::TABLE,
        gatelens_jsonpath::diagnostics::TABLE,
    ];
    let inner = tables.into_iter().flatten().map(|entry| CatalogueDiagnostic {
        code: entry.code.to_owned(),
        severity: entry.severity.as_str().to_owned(),
        message: entry.message.to_owned(),
        help: entry.help.to_owned(),
    });
    let mut all: Vec<_> = outer.chain(inner).collect();
    gatelens_value::sort::by(&mut all, |a, b| a.code.cmp(&b.code));
    all
}

#[cfg(test)]
mod tests {
    use super::catalogue;

    #[test]
    fn codes_are_unique_over_all_crates() {
        let codes: Vec<_> = catalogue().diagnostics.into_iter().map(|entry| entry.code).collect();
        let twice: Vec<_> = codes.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
