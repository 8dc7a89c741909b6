//! What a function of a proxy integration may answer.

use crate::outcome::Headers;
use gatelens_value::json::strict::{self, Json, JsonKind, Member};

/// An answer that is well formed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, those of `multiValueHeaders` first.
    pub headers: Headers,
    /// The body's text.
    pub body: String,
    /// Whether the text is Base64.
    pub is_base64_encoded: bool,
}

/// Why an answer is malformed, in words that follow a colon.
pub(super) type Reason = String;

const MEMBERS: [&str; 5] = ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"];

/// Reads the JSON text that a function returned.
///
/// # AWS
/// gateway 4.5.3; whatever is malformed is a 502 (gateway 4.5.3-1).
pub(super) fn read(payload: &str) -> Result<Answer, Reason> {
    let document = strict::read(payload).map_err(|error| format!("it is no JSON ({})", error.message()))?;
    let root = &document.root;
    let Some(members) = root.as_object() else {
        return Err(format!("it is {}, not an object", root.describe()));
    };
    if let Some(unknown) = members.iter().find(|member| !MEMBERS.contains(&member.key.as_str())) {
        return Err(match unknown.key.as_str() {
            "cookies" => {
                "it has the member `cookies`, which belongs to HTTP APIs (payload format 2.0)".to_owned()
            }
            key => format!("it has the unknown member `{key}`"),
        });
    }
    let headers = merge(multi_value_headers(root.get("multiValueHeaders"))?, headers(root.get("headers"))?);
    Ok(Answer {
        status: status(root.get("statusCode"))?,
        headers: Headers(headers),
        body: body(root.get("body"))?,
        is_base64_encoded: is_base64_encoded(root.get("isBase64Encoded"))?,
    })
}

/// The status: 200 where it is left out; a text of digits counts as a number.
fn status(given: Option<&Json>) -> Result<u16, Reason> {
    let Some(given) = given.filter(|json| !json.is_null()) else { return Ok(200) };
    let text = match given.as_number().or_else(|| given.as_str()) {
        Some(text) => text.trim(),
        None => return Err(format!("statusCode is {}, not a number", given.describe())),
    };
    let status =
        text.parse::<u16>().map_err(|_| format!("statusCode is `{text}`, which is no whole number"))?;
    if (100..=599).contains(&status) {
        Ok(status)
    } else {
        Err(format!("statusCode is {status}, which is no HTTP status"))
    }
}

type HeaderList = Vec<(String, Vec<String>)>;

fn members<'a>(name: &str, given: Option<&'a Json>) -> Result<&'a [Member], Reason> {
    let Some(given) = given.filter(|json| !json.is_null()) else { return Ok(&[]) };
    given.as_object().ok_or_else(|| format!("{name} is {}, not an object", given.describe()))
}

fn headers(given: Option<&Json>) -> Result<HeaderList, Reason> {
    let header = |member: &Member| {
        let value = scalar(&member.value);
        let value =
            value.ok_or_else(|| format!("the header `{}` is {}", member.key, member.value.describe()))?;
        Ok((member.key.clone(), vec![value]))
    };
    members("headers", given)?.iter().map(header).collect()
}

fn multi_value_headers(given: Option<&Json>) -> Result<HeaderList, Reason> {
    let header = |member: &Member| {
        let list = member.value.as_array().ok_or_else(|| {
            format!("multiValueHeaders has `{}` as {}, not a list", member.key, member.value.describe())
        })?;
        let value = |item: &Json| {
            scalar(item)
                .ok_or_else(|| format!("multiValueHeaders has {} in `{}`", item.describe(), member.key))
        };
        Ok((member.key.clone(), list.iter().map(value).collect::<Result<Vec<_>, Reason>>()?))
    };
    members("multiValueHeaders", given)?.iter().map(header).collect()
}

/// The text of a header's value; a boolean and a number count as text.
fn scalar(value: &Json) -> Option<String> {
    match &value.kind {
        JsonKind::String(text) | JsonKind::Number(text) => Some(text.clone()),
        JsonKind::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Both lists as one: values of a name in both stand with the multiple ones first, in their spelling.
fn merge(multiple: HeaderList, single: HeaderList) -> HeaderList {
    let mut merged: HeaderList = Vec::new();
    for (name, values) in multiple.into_iter().chain(single) {
        match merged.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(&name)) {
            Some((_, known)) => known.extend(values),
            None => merged.push((name, values)),
        }
    }
    merged.retain(|(_, values)| !values.is_empty());
    merged
}

fn body(given: Option<&Json>) -> Result<String, Reason> {
    match given.filter(|json| !json.is_null()) {
        None => Ok(String::new()),
        Some(json) => json.as_str().map(str::to_owned).ok_or_else(|| {
            format!("body is {}, not a string; JSON must be turned into text first", json.describe())
        }),
    }
}

fn is_base64_encoded(given: Option<&Json>) -> Result<bool, Reason> {
    let Some(given) = given.filter(|json| !json.is_null()) else { return Ok(false) };
    match (given.as_bool(), given.as_str()) {
        (Some(value), _) => Ok(value),
        (None, Some("true")) => Ok(true),
        (None, Some("false")) => Ok(false),
        _ => Err(format!("isBase64Encoded is {}, not a boolean", given.describe())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_answers() {
        assert_eq!(read("{}").unwrap().status, 200);
        assert_eq!(read(r#"{"statusCode":"201"}"#).unwrap().status, 201);
        assert_eq!(
            read(r#"{"headers":null,"body":null}"#).unwrap(),
            Answer { status: 200, ..Answer::default() }
        );
        let answer = read(
            r#"{"headers":{"test-multi":"solo","b":true,"n":1.50},"multiValueHeaders":{"tesT-Multi":["m"]}}"#,
        );
        assert_eq!(
            answer.unwrap().headers.0,
            [
                ("tesT-Multi".to_owned(), vec!["m".to_owned(), "solo".to_owned()]),
                ("b".to_owned(), vec!["true".to_owned()]),
                ("n".to_owned(), vec!["1.50".to_owned()]),
            ]
        );
    }

    #[test]
    fn malformed_answers() {
        for payload in [
            "null",
            "\"text\"",
            "7",
            "[]",
            "true",
            r#"{"statusCode":"test"}"#,
            r#"{"statusCode":true}"#,
            r#"{"statusCode":1000}"#,
            r#"{"statusCode":200,"wrongValue":1}"#,
            r#"{"headers":[]}"#,
            r#"{"headers":{"a":null}}"#,
            r#"{"headers":{"a":{}}}"#,
            r#"{"multiValueHeaders":{"a":"b"}}"#,
            r#"{"body":{}}"#,
            r#"{"body":1}"#,
        ] {
            assert!(read(payload).is_err(), "{payload}");
        }
    }
}
