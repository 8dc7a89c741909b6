//! What stands behind a method, by the type of its integration.

pub(crate) mod aws_proxy;
pub(crate) mod lambda_answer;
