//! Calls and runs as text, in which they cross to the engine and back.

use crate::reading::Reading;
use crate::{Ending, FunctionRun, Invocation};
use gatelens_value::json::strict::{self, Json};

impl Invocation {
    /// The call as JSON text.
    #[must_use]
    pub fn to_text(&self) -> String {
        strict::to_compact(&Json::object([
            ("source", Json::string(self.source.as_str())),
            ("event", Json::string(self.event.as_str())),
            ("time", Json::number(self.time)),
            ("timeout", Json::number(self.timeout)),
            ("memory", Json::number(self.memory)),
            ("requestId", Json::string(self.request_id.as_str())),
            ("functionName", Json::string(self.function_name.as_str())),
            ("functionArn", Json::string(self.function_arn.as_str())),
            ("logStream", Json::string(self.log_stream.as_str())),
        ]))
    }

    /// The call that a text holds.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let reading = Reading::of(text)?;
        Some(Self {
            source: reading.text("source")?,
            event: reading.text("event")?,
            time: reading.number("time")?,
            timeout: u32::try_from(reading.number("timeout")?).ok()?,
            memory: u32::try_from(reading.number("memory")?).ok()?,
            request_id: reading.text("requestId")?,
            function_name: reading.text("functionName")?,
            function_arn: reading.text("functionArn")?,
            log_stream: reading.text("logStream")?,
        })
    }
}

impl FunctionRun {
    /// The run as JSON text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let (name, payload) = match &self.ending {
            Ending::Returned(payload) => ("returned", Some(payload)),
            Ending::Failed(payload) => ("failed", Some(payload)),
            Ending::TimedOut => ("timedOut", None),
            Ending::OutOfMemory => ("outOfMemory", None),
            Ending::Exited => ("exited", None),
            Ending::Unavailable => ("unavailable", None),
        };
        let mut members = vec![("ending", Json::string(name))];
        members.extend(payload.map(|payload| ("payload", Json::string(payload.as_str()))));
        members.push(("console", Json::array(self.console.iter().map(|line| Json::string(line.as_str())))));
        strict::to_compact(&Json::object(members))
    }

    /// The run that a text holds; a text that holds none is of a function that died.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self::read(text).unwrap_or_else(|| Self::of(Ending::Exited))
    }

    fn read(text: &str) -> Option<Self> {
        let reading = Reading::of(text)?;
        let ending = match reading.text("ending")?.as_str() {
            "returned" => Ending::Returned(reading.text("payload")?),
            "failed" => Ending::Failed(reading.text("payload")?),
            "timedOut" => Ending::TimedOut,
            "outOfMemory" => Ending::OutOfMemory,
            "unavailable" => Ending::Unavailable,
            _ => Ending::Exited,
        };
        Some(Self { ending, console: reading.texts("console") })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Ending, FunctionRun, Invocation};

    #[test]
    fn a_call_survives_its_crossing() {
        let call = Invocation {
            source: "export const handler = 1;\n".into(),
            event: "{\"a\":\"é\"}".into(),
            time: 1_735_689_600_000,
            timeout: 3000,
            memory: 128,
            request_id: "id".into(),
            function_name: "pets".into(),
            function_arn: "arn".into(),
            log_stream: "stream".into(),
        };
        assert_eq!(Invocation::from_text(&call.to_text()), Some(call));
    }

    #[test]
    fn a_run_survives_its_crossing() {
        let run = FunctionRun { ending: Ending::Returned("null".into()), console: vec!["one\ntwo".into()] };
        assert_eq!(FunctionRun::from_text(&run.to_text()), run);
        assert_eq!(FunctionRun::from_text("what").ending, Ending::Exited);
    }
}
