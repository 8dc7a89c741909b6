//! What answers an integration request: Lambda, HTTP and the AWS services in memory.
