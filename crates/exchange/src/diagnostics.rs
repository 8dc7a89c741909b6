//! The sentences of this crate: `E08xx` for text that cannot be read, `W08xx` for what an import left out, `H08xx` for
//! what it added or took as something.

use gatelens_gateway::Args;
use gatelens_gateway::diagnostics::Entry;
use gatelens_gateway::outcome::{Diagnostic, Severity, Where};

macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident $message:literal $(help $help:literal)?;)*) => {
        $($(#[$doc])*
        pub static $name: Entry = Entry {
            code: $code,
            severity: Severity::$severity,
            message: $message,
            help: entries!(@option $($help)?),
            doc: None,
        };)*
        /// Every entry of the crate.
        pub static ALL: &[&Entry] = &[$(&$name),*];
    };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
}

entries! {
    /// The text is none of the formats.
    UNKNOWN_FORMAT = "E0801" Error "This text is of no format that can be imported."
        help "What can be: a scenario, the JSON of `aws apigateway get-method` or `get-integration`, an `x-amazon-apigateway-integration` object, a raw HTTP request, a curl command, a HAR entry.";
    /// The text is YAML.
    YAML = "E0802" Error "This looks like YAML, and only JSON is read."
        help "Convert the piece with the integration to JSON.";
    /// The JSON is none of the formats.
    UNKNOWN_JSON = "E0803" Error "This JSON is of no format that can be imported: its keys are {keys}."
        help "What can be: a scenario, the output of `aws apigateway get-method` or `get-integration`, an `x-amazon-apigateway-integration` object or an OpenAPI document with one, a HAR entry.";
    /// There is nothing to import.
    EMPTY = "E0804" Error "There is nothing here to import.";
    /// The JSON is broken.
    NOT_JSON = "E0805" Error "This is not JSON: {detail}.";
    /// A method without an integration.
    NO_INTEGRATION = "E0806" Error "This method has no `methodIntegration`, so there is nothing that it would do."
        help "Import the output of `aws apigateway get-integration` as well.";
    /// An OpenAPI document without an integration.
    NO_OPENAPI_INTEGRATION = "E0807" Error "No operation of this document has an `x-amazon-apigateway-integration`.";
    /// A type that OpenAPI does not have.
    OPENAPI_TYPE = "E0808" Error "`{type}` is not a type of `x-amazon-apigateway-integration`."
        help "Allowed: aws, aws_proxy, http, http_proxy, mock.";
    /// A value of the wrong type.
    WRONG_TYPE = "E0809" Error "`{key}` must be {expected}, and this is {found}.";
    /// A key that must be there.
    MISSING_KEY = "E0811" Error "{parent} needs `{key}`.";

    /// A request line that is none.
    REQUEST_LINE = "E0820" Error "The first line must be a verb and a path, such as `GET /pets HTTP/1.1`; this is `{line}`.";
    /// A header line that is none.
    HEADER_LINE = "E0821" Error "`{line}` is not a header: it has no colon.";
    /// A quote that is never closed.
    OPEN_QUOTE = "E0822" Error "The quote {quote} is never closed.";
    /// A curl command without an address.
    NO_URL = "E0823" Error "This curl command names no URL.";
    /// A curl option that lacks its value.
    NO_VALUE = "E0824" Error "The option `{option}` needs a value.";
    /// A curl option that does not exist.
    UNKNOWN_OPTION = "E0825" Error "`{option}` is not an option of curl that is known here.";
    /// A HAR file without an entry.
    NO_ENTRY = "E0826" Error "This HTTP archive has no entry.";
    /// An address that is none.
    BAD_URL = "E0827" Error "`{url}` is not an HTTP address.";

    /// Characters that a link cannot have.
    LINK_ALPHABET = "E0840" Error "The link is damaged: `{character}` cannot be part of it.";
    /// A link that was cut.
    LINK_CUT = "E0841" Error "The link is damaged: characters are missing or were changed.";
    /// A link of a later version.
    LINK_NEWER = "E0842" Error "The link is of version {version}, and this engine reads up to {known}."
        help "Use a newer Gatelens.";
    /// A link that inflates to too much.
    LINK_TOO_LARGE = "E0843" Error "The link holds more than {limit} bytes.";
    /// Something that is no link.
    LINK_FOREIGN = "E0844" Error "This is not a link to a scenario.";
    /// A link whose content is not UTF-8.
    LINK_NOT_TEXT = "E0845" Error "The link does not hold text.";

    /// An option that has no bearing.
    OPTION_LEFT_OUT = "W0801" Warning "`{option}` is left out: it says nothing about the request.";
    /// A file that is not at hand.
    FILE_LEFT_OUT = "W0802" Warning "`{option}` reads the file `{file}`, which is not at hand: its content is left out.";
    /// Something after the command.
    REST_LEFT_OUT = "W0803" Warning "What follows the command is left out: `{rest}`.";
    /// A shell variable.
    VARIABLE_KEPT = "W0804" Warning "The shell would fill in `{variable}`; it is kept as it stands.";
    /// Further addresses.
    URLS_LEFT_OUT = "W0805" Warning "The command names further URLs, which are left out: {urls}.";
    /// Further entries.
    ENTRIES_LEFT_OUT = "W0806" Warning "The archive holds {count} entries; this is the first one.";
    /// Further operations.
    OPERATIONS_LEFT_OUT = "W0807" Warning "The document holds {count} operations with an integration; this is `{operation}`.";
    /// Further scenarios.
    SCENARIOS_LEFT_OUT = "W0808" Warning "The file holds {count} scenarios; this is the first one.";
    /// A header of the connection.
    HEADER_LEFT_OUT = "W0809" Warning "The header `{header}` is left out: it speaks of the connection, not of the request.";
    /// A key that is not used.
    KEY_LEFT_OUT = "W0810" Warning "`{key}` is left out: the simulation does not use it.";
    /// A folded header.
    HEADER_UNFOLDED = "W0811" Warning "The header `{header}` is folded over several lines; they are joined.";
    /// The fragment of an address.
    FRAGMENT_LEFT_OUT = "W0812" Warning "`{fragment}` is left out: a client never sends the fragment of an address.";
    /// A body that the declared length cuts.
    LENGTH_DIFFERS = "W0813" Warning "`Content-Length` says {declared}, and the body has {found} bytes; all of them are taken.";
    /// An expectation that no longer fits.
    EXPECT_DROPPED = "W0814" Warning "The expectation of the scenario is dropped: it spoke of what the import replaced.";
    /// A backend that no longer fits.
    BACKEND_DROPPED = "W0815" Warning "The backend of the scenario is dropped: it does not fit an integration of type {type}.";
    /// A repeated key.
    KEY_REPEATED = "W0816" Warning "`{key}` stands twice in one object; the last one counts.";
    /// A pattern whose status is taken.
    PATTERN_LEFT_OUT = "W0817" Warning "The response for `{pattern}` is left out: an integration has one response for a status, and {status} is taken.";

    /// Integration responses that were added.
    RESPONSE_ADDED = "H0801" Hint "An integration response and a method response for 200 are added: without them API Gateway would answer 500.";
    /// Headers that curl sends by itself.
    HEADERS_ADDED = "H0802" Hint "curl sends by itself: {headers}; they are added.";
    /// A stage that stood in the address.
    STAGE_TAKEN = "H0803" Hint "`{stage}` at the beginning of the path is taken as the stage.";
    /// A template written as JSON.
    TEMPLATE_AS_JSON = "H0804" Hint "The template for {type} is written as JSON; its JSON text is the template.";
    /// A sample body.
    BODY_ADDED = "H0805" Hint "A sample body is added: the template reads {paths} of it.";
    /// A request that was added.
    REQUEST_ADDED = "H0806" Hint "A request `{request}` is added to try it with.";
    /// A verb that was adapted.
    VERB_TAKEN = "H0807" Hint "The request is now sent with {verb}, so that the method receives it.";
    /// An integration that was added.
    INTEGRATION_ADDED = "H0808" Hint "An HTTP proxy integration to {uri} is added, which sends the request on as it is and shows what arrives there.";
    /// A form that was written out.
    FORM_WRITTEN = "H0809" Hint "The form is written out as multipart text with the boundary `{boundary}`.";
    /// A Windows command.
    WINDOWS_COMMAND = "H0810" Hint "The command is read as one of the Windows command prompt.";
}

/// The diagnostic of an entry with its placeholders filled.
#[must_use]
pub fn diagnostic(entry: &'static Entry, args: Args<'_>, place: Option<Where>) -> Diagnostic {
    Diagnostic { place, ..entry.diagnostic(args, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<_> = ALL.iter().map(|entry| entry.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ALL.len());
    }
}
