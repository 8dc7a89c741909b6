//! DynamoDB.

mod actions;
mod attribute;
mod expression;
mod number;
mod table;

use super::service::{Fault, JsonProtocol, Protocol, Service, StrictType};

/// DynamoDB.
pub(super) static SERVICE: Service = Service {
    name: "dynamodb",
    title: "DynamoDB",
    doc: "Tables of items, read and written by key.",
    protocol: Protocol::Json(JsonProtocol {
        prefix: "DynamoDB_20120810",
        version: "1.0",
        front: "com.amazon.coral.service#",
        validation: "com.amazon.coral.validate#",
        strict_type: StrictType::Json,
        missing: None,
    }),
    state: table::STATE,
    actions: actions::ACTIONS,
    others: &[
        "BatchExecuteStatement",
        "CreateBackup",
        "CreateGlobalTable",
        "CreateTable",
        "DeleteBackup",
        "DeleteResourcePolicy",
        "DeleteTable",
        "DescribeBackup",
        "DescribeContinuousBackups",
        "DescribeContributorInsights",
        "DescribeEndpoints",
        "DescribeExport",
        "DescribeGlobalTable",
        "DescribeGlobalTableSettings",
        "DescribeImport",
        "DescribeKinesisStreamingDestination",
        "DescribeLimits",
        "DescribeTable",
        "DescribeTableReplicaAutoScaling",
        "DescribeTimeToLive",
        "DisableKinesisStreamingDestination",
        "EnableKinesisStreamingDestination",
        "ExecuteStatement",
        "ExecuteTransaction",
        "ExportTableToPointInTime",
        "GetResourcePolicy",
        "ImportTable",
        "ListBackups",
        "ListContributorInsights",
        "ListExports",
        "ListGlobalTables",
        "ListImports",
        "ListTables",
        "ListTagsOfResource",
        "PutResourcePolicy",
        "RestoreTableFromBackup",
        "RestoreTableToPointInTime",
        "TagResource",
        "TransactGetItems",
        "TransactWriteItems",
        "UntagResource",
        "UpdateContinuousBackups",
        "UpdateContributorInsights",
        "UpdateGlobalTable",
        "UpdateGlobalTableSettings",
        "UpdateKinesisStreamingDestination",
        "UpdateTable",
        "UpdateTableReplicaAutoScaling",
        "UpdateTimeToLive",
    ],
};

/// A `ValidationException`.
fn refusal(message: impl Into<String>) -> Fault {
    Fault::new("com.amazon.coral.validate#ValidationException", message)
}
