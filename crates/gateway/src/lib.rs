//! What API Gateway does to a request: the scenario, the stages and the outcome.
