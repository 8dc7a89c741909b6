//! S3.

mod delete_object;
mod get_object;
mod list_objects;
mod object;
mod put_object;
mod rest;

use super::service::{Protocol, Service};

/// S3.
pub(super) static SERVICE: Service = Service {
    name: "s3",
    title: "S3",
    doc: "Buckets of objects, read and written by key.",
    protocol: Protocol::Rest(rest::answer),
    state: object::STATE,
    actions: &[
        get_object::GET,
        put_object::ACTION,
        get_object::HEAD,
        delete_object::ACTION,
        list_objects::V2,
        list_objects::V1,
    ],
    others: &[],
};

/// The path of an object.
const OBJECT: &str = "path/my-bucket/{key}";

/// The mapping of the key.
const KEY: &[(&str, &str)] = &[("integration.request.path.key", "method.request.querystring.key")];

/// The mappings of the key and of the object's type.
const KEY_AND_TYPE: &[(&str, &str)] = &[
    ("integration.request.path.key", "method.request.querystring.key"),
    ("integration.request.header.Content-Type", "method.request.header.Content-Type"),
];
