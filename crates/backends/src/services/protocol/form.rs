//! Forms and query strings, and the documents that their dotted names spell.

use crate::services::service::{Input, Shape};
use gatelens_value::json::strict::Json;

/// How many parameters are read; SQS and SNS take far fewer.
const MAX_PARAMETERS: usize = 2000;

/// How many parts of a name count.
const MAX_PARTS: usize = 12;

/// The pairs of a form, decoded.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty()).take(MAX_PARAMETERS);
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    super::decode(&text.replace('+', " "))
}

/// What stands below one part of the names.
#[derive(Default)]
struct Node {
    value: Option<String>,
    children: Vec<(String, Node)>,
}

impl Node {
    fn of(pairs: &[(String, String)]) -> Self {
        let mut root = Node::default();
        for (name, value) in pairs {
            let mut here = &mut root;
            for part in name.splitn(MAX_PARTS, '.') {
                let at = here.children.iter().position(|(known, _)| known == part);
                let at = at.unwrap_or_else(|| {
                    here.children.push((part.to_owned(), Node::default()));
                    here.children.len() - 1
                });
                here = &mut here.children[at].1;
            }
            // Of a repeated name the first counts.
            here.value.get_or_insert_with(|| value.clone());
        }
        root
    }

    fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|(known, _)| known == name).map(|(_, node)| node)
    }

    /// The numbered children, in the order of their numbers, through `member` and `entry` where they stand between.
    fn items(&self) -> Vec<&Node> {
        let list = self.child("member").or_else(|| self.child("entry")).unwrap_or(self);
        let mut items: Vec<_> =
            list.children.iter().filter_map(|(name, node)| Some((name.parse::<u32>().ok()?, node))).collect();
        items.sort_by_key(|(number, _)| *number);
        items.into_iter().map(|(_, node)| node).collect()
    }
}

/// The input of an action out of a form.
///
/// # Errors
/// The name of a parameter whose value has the wrong type, and the value.
pub(super) fn input(pairs: &[(String, String)], inputs: &[Input]) -> Result<Json, (String, String)> {
    structure(&Node::of(pairs), inputs)
}

fn structure(node: &Node, inputs: &[Input]) -> Result<Json, (String, String)> {
    let mut members = Vec::new();
    for input in inputs {
        let mut names = std::iter::once(input.name).chain(input.forms.iter().copied());
        let Some(found) = names.find_map(|name| node.child(name)) else { continue };
        if let Some(value) = shaped(found, input.name, &input.shape)? {
            members.push((input.name, value));
        }
    }
    Ok(Json::object(members))
}

fn shaped(node: &Node, name: &str, shape: &Shape) -> Result<Option<Json>, (String, String)> {
    let wrong = |value: &str| (name.to_owned(), value.to_owned());
    Ok(match (shape, &node.value) {
        (Shape::Text | Shape::Blob | Shape::Moment, Some(value)) => Some(Json::string(value.as_str())),
        (Shape::Integer, Some(value)) => {
            Some(Json::number(value.trim().parse::<i64>().map_err(|_| wrong(value))?))
        }
        (Shape::Flag, Some(value)) => match value.as_str() {
            "true" => Some(Json::bool(true)),
            "false" => Some(Json::bool(false)),
            _ => return Err(wrong(value)),
        },
        (Shape::Structure(_, inputs), _) => Some(structure(node, inputs)?),
        (Shape::List(item), _) => {
            let mut items = Vec::new();
            for child in node.items() {
                items.extend(shaped(child, name, item)?);
            }
            Some(Json::array(items))
        }
        (Shape::Map(value), _) => {
            let mut members = Vec::new();
            for child in node.items() {
                let key =
                    child.child("Name").or_else(|| child.child("key")).and_then(|key| key.value.clone());
                let inner = child.child("Value").or_else(|| child.child("value"));
                if let (Some(key), Some(inner)) = (key, inner)
                    && let Some(inner) = shaped(inner, name, value)?
                {
                    members.push((key, inner));
                }
            }
            Some(Json::object(members))
        }
        (_, None) => None,
    })
}
