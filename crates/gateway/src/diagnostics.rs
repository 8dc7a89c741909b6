//! The sentences of this crate: each code once, with its wording and its advice.
//!
//! Codes are stable and never reused. `E01xx`/`W01xx` speak of the document, `E05xx` of the request's way to the
//! backend, `E06xx` of the answer's way back, `W05xx`/`W06xx` of results that rest on a reading of ours, `H07xx` are
//! hints, and `R…` are the findings of the stages: `R01xx` method request, `R02xx` integration request, `R03xx`
//! backend, `R04xx` integration response, `R05xx` method response, `R06xx` gateway response.

use crate::outcome::{Diagnostic, Severity, Where};
use crate::report::Args;
use gatelens_value::text::Pointer;

pub mod backend;
pub mod document;
pub mod findings;
pub mod hints;
pub mod mapping;
pub mod request;
pub mod response;
pub mod response_findings;
pub mod template;

/// One kind of sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The stable code.
    pub code: &'static str,
    /// How bad it is; a finding's is [`Severity::Hint`].
    pub severity: Severity,
    /// One sentence, with `{name}` where an argument goes.
    pub message: &'static str,
    /// What to do, with the same placeholders.
    pub help: Option<&'static str>,
    /// The page of AWS that tells more.
    pub doc: Option<&'static str>,
}

impl Entry {
    /// The sentence with its placeholders filled.
    pub(crate) fn message(&self, args: Args<'_>) -> String {
        fill(self.message, args)
    }

    /// The diagnostic with its placeholders filled.
    #[must_use]
    pub fn diagnostic(&self, args: Args<'_>, field: Option<&Pointer>) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            code: self.code.to_owned(),
            message: self.message(args),
            args: args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            place: field.map(|field| Where { field: field.to_string(), ..Where::default() }),
            labels: Vec::new(),
            help: self.help.map(|help| fill(help, args)),
            doc: self.doc.map(str::to_owned),
        }
    }
}

/// Every sentence of the crate, for catalogues and tests.
#[must_use]
pub fn all() -> Vec<&'static Entry> {
    [
        document::ALL,
        request::ALL,
        backend::ALL,
        mapping::ALL,
        response::ALL,
        hints::ALL,
        findings::ALL,
        response_findings::ALL,
    ]
    .concat()
}

/// Fills the placeholders; a brace that names no argument stays.
fn fill(template: &str, args: Args<'_>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        let named = tail.split_once('}').and_then(|(name, after)| {
            let (_, value) = args.iter().find(|(arg, _)| *arg == name)?;
            Some((*value, after))
        });
        if let Some((value, after)) = named {
            out.push_str(value);
            rest = after;
        } else {
            out.push('{');
            rest = tail;
        }
    }
    out.push_str(rest);
    out
}

/// Declares entries: a static each, and the list of them all.
macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident $message:literal
        $(help $help:literal)? $(doc $page:literal)?;)*) => {
        $($(#[$doc])*
        pub static $name: $crate::diagnostics::Entry = $crate::diagnostics::Entry {
            code: $code,
            severity: $crate::outcome::Severity::$severity,
            message: $message,
            help: $crate::diagnostics::entries!(@option $($help)?),
            doc: $crate::diagnostics::entries!(@option $(concat!("https://docs.aws.amazon.com/apigateway/latest/developerguide/", $page))?),
        };)*
        /// Every entry of this file.
        pub static ALL: &[&$crate::diagnostics::Entry] = &[$(&$name),*];
    };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
}
pub(crate) use entries;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_sentences_end() {
        let mut codes: Vec<_> = all().iter().map(|entry| entry.code).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn fills_what_it_knows() {
        assert_eq!(fill("a {x} b {y} {", &[("x", "1")]), "a 1 b {y} {");
    }
}
