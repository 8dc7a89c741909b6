//! Why a run ends before its method response.

use std::fmt;

/// The gateway response types, in the order in which AWS lists them.
///
/// # AWS
/// gateway 6.1, 6.1-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseType {
    /// The payload is over its limit.
    RequestTooLarge,
    /// No such resource; not used for unmatched paths.
    ResourceNotFound,
    /// The authorizer cannot be called or is misconfigured.
    AuthorizerConfigurationError,
    /// No such route, or an unsigned call of a signed method.
    MissingAuthenticationToken,
    /// The body does not match its model.
    BadRequestBody,
    /// The signature is wrong.
    InvalidSignature,
    /// No usage plan accepts the key.
    InvalidApiKey,
    /// A required parameter is missing.
    BadRequestParameters,
    /// The authorizer failed.
    AuthorizerFailure,
    /// The authorizer found no identity.
    Unauthorized,
    /// The backend took too long.
    IntegrationTimeout,
    /// The authorizer said no.
    AccessDenied,
    /// The type behind every 4xx type.
    Default4xx,
    /// The type behind every 5xx type.
    Default5xx,
    /// The web ACL refused.
    WafFiltered,
    /// The usage plan's quota is used up.
    QuotaExceeded,
    /// The rate or burst limit is exceeded.
    Throttled,
    /// The API's configuration has no answer.
    ApiConfigurationError,
    /// No template for the content type, and no passthrough.
    UnsupportedMediaType,
    /// The backend cannot be reached.
    IntegrationFailure,
    /// The token is out of date.
    ExpiredToken,
}

/// How the body of a gateway error is spelled.
///
/// # AWS
/// gateway 0.5, 0.5-1 to 0.5-4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyStyle {
    /// `{"message": "…"}`, once a method is executing.
    Spaced,
    /// `{"message":"…"}`, before that.
    Compact,
    /// `{"Message":"…"}`, refusals by a policy.
    Capital,
    /// The message alone, as plain text: what the front end answers by itself.
    Plain,
}

/// A run that ends in a gateway response.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The type of the gateway response.
    pub response_type: ResponseType,
    /// The status before any customisation: 502 for a malformed proxy answer, although its type is DEFAULT_5XX.
    pub status: u16,
    /// `$context.error.message`; `None` prints as `null`.
    pub message: Option<String>,
    /// How the body is spelled.
    pub body_style: BodyStyle,
    /// `$context.error.validationErrorString`.
    pub validation_error: Option<String>,
    /// The lines that the execution log gets for it, without `Method completed with status`; whether there is a log
    /// at all follows from `executing`.
    pub log: Vec<String>,
    /// Whether the execution had started, so that there is a log.
    pub executing: bool,
}

impl Stop {
    /// A refusal of this type before the execution starts, with the type's own status and message.
    pub(crate) fn before_execution(response_type: ResponseType) -> Self {
        let row = response_type.row();
        Stop {
            response_type,
            status: row.status,
            message: row.message.map(str::to_owned),
            body_style: BodyStyle::Compact,
            validation_error: None,
            log: Vec::new(),
            executing: false,
        }
    }

    /// An end of this type while the method executes, with the type's own status and message.
    pub(crate) fn executing(response_type: ResponseType) -> Self {
        Stop { body_style: BodyStyle::Spaced, executing: true, ..Stop::before_execution(response_type) }
    }

    /// 500 `Internal server error` with `Execution failed due to configuration error: DETAIL` in the log.
    pub(crate) fn configuration_error(detail: impl fmt::Display) -> Self {
        Stop::executing(ResponseType::Default5xx)
            .logged(format!("Execution failed due to configuration error: {detail}"))
    }

    /// The same with another message.
    pub(crate) fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// The same with another status.
    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with a further line in the log.
    pub(crate) fn logged(mut self, line: impl Into<String>) -> Self {
        self.log.push(line.into());
        self
    }
}

/// What AWS documents of a type.
#[derive(Debug)]
pub struct ResponseTypeRow {
    /// The type.
    pub kind: ResponseType,
    /// Its name, as `gatewayResponses` spells it.
    pub name: &'static str,
    /// Its status.
    pub status: u16,
    /// Its usual message; `None` prints as `null`.
    pub message: Option<&'static str>,
    /// The `x-amzn-ErrorType` header.
    pub error_type: &'static str,
}

const fn row(
    kind: ResponseType,
    name: &'static str,
    status: u16,
    message: &'static str,
    error_type: &'static str,
) -> ResponseTypeRow {
    ResponseTypeRow { kind, name, status, message: Some(message), error_type }
}

/// The types with their defaults.
///
/// # AWS
/// gateway 6.1.
pub const RESPONSE_TYPES: [ResponseTypeRow; 21] = {
    use ResponseType as T;
    [
        row(T::RequestTooLarge, "REQUEST_TOO_LARGE", 413, "Request Too Long", "RequestTooLargeException"),
        row(T::ResourceNotFound, "RESOURCE_NOT_FOUND", 404, "Not Found", "ResourceNotFoundException"),
        ResponseTypeRow {
            kind: T::AuthorizerConfigurationError,
            name: "AUTHORIZER_CONFIGURATION_ERROR",
            status: 500,
            message: None,
            error_type: "AuthorizerConfigurationException",
        },
        row(
            T::MissingAuthenticationToken,
            "MISSING_AUTHENTICATION_TOKEN",
            403,
            "Missing Authentication Token",
            "MissingAuthenticationTokenException",
        ),
        row(T::BadRequestBody, "BAD_REQUEST_BODY", 400, "Invalid request body", "BadRequestException"),
        row(
            T::InvalidSignature,
            "INVALID_SIGNATURE",
            403,
            "The request signature we calculated does not match the signature you provided. Check your AWS \
             Secret Access Key and signing method. Consult the service documentation for details.",
            "InvalidSignatureException",
        ),
        row(T::InvalidApiKey, "INVALID_API_KEY", 403, "Forbidden", "ForbiddenException"),
        row(
            T::BadRequestParameters,
            "BAD_REQUEST_PARAMETERS",
            400,
            "Missing required request parameters",
            "BadRequestException",
        ),
        row(
            T::AuthorizerFailure,
            "AUTHORIZER_FAILURE",
            500,
            "Internal server error",
            "AuthorizerFailureException",
        ),
        row(T::Unauthorized, "UNAUTHORIZED", 401, "Unauthorized", "UnauthorizedException"),
        row(
            T::IntegrationTimeout,
            "INTEGRATION_TIMEOUT",
            504,
            "Endpoint request timed out",
            "InternalServerErrorException",
        ),
        row(
            T::AccessDenied,
            "ACCESS_DENIED",
            403,
            "User is not authorized to access this resource",
            "AccessDeniedException",
        ),
        row(T::Default4xx, "DEFAULT_4XX", 400, "Bad Request", "BadRequestException"),
        row(T::Default5xx, "DEFAULT_5XX", 500, "Internal server error", "InternalServerErrorException"),
        row(T::WafFiltered, "WAF_FILTERED", 403, "Forbidden", "ForbiddenException"),
        row(T::QuotaExceeded, "QUOTA_EXCEEDED", 429, "Limit Exceeded", "LimitExceededException"),
        row(T::Throttled, "THROTTLED", 429, "Too Many Requests", "TooManyRequestsException"),
        row(
            T::ApiConfigurationError,
            "API_CONFIGURATION_ERROR",
            500,
            "Internal server error",
            "InternalServerErrorException",
        ),
        row(
            T::UnsupportedMediaType,
            "UNSUPPORTED_MEDIA_TYPE",
            415,
            "Unsupported Media Type",
            "BadRequestException",
        ),
        row(
            T::IntegrationFailure,
            "INTEGRATION_FAILURE",
            504,
            "Network error communicating with endpoint",
            "InternalServerErrorException",
        ),
        row(
            T::ExpiredToken,
            "EXPIRED_TOKEN",
            403,
            "The security token included in the request is expired",
            "ExpiredTokenException",
        ),
    ]
};

impl ResponseType {
    /// What AWS documents of the type.
    #[must_use]
    pub fn row(self) -> &'static ResponseTypeRow {
        // The table stands in the order of the enum, which a test holds.
        &RESPONSE_TYPES[self as usize]
    }

    /// The type of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        RESPONSE_TYPES.iter().find(|row| row.name == name).map(|row| row.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (at, row) in RESPONSE_TYPES.iter().enumerate() {
            assert_eq!(row.kind as usize, at);
            assert_eq!(ResponseType::from_name(row.name), Some(row.kind));
        }
    }
}
