//! Where and when a service is called, and the ids that it hands out: all of it out of the scenario.

use super::md5;
use super::protocol::Request;
use gatelens_gateway::Moment;
use gatelens_gateway::scenario::Scenario;
use gatelens_value::Number;
use gatelens_value::json::strict::{self, Json};

/// Where and when a service is called.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    /// The region of the endpoint.
    pub region: String,
    /// The account that owns the API.
    pub account: String,
    /// The time of the request, never before 1970.
    pub now: Moment,
    /// What every id is derived from.
    seed: String,
    /// How many ids there are so far.
    count: u32,
}

impl Surroundings {
    /// The surroundings of a scenario's call.
    pub fn of(scenario: &Scenario, request: &Request<'_>) -> Self {
        let context = scenario.context.as_deref().and_then(|text| strict::read(text).ok());
        let fixed = |name: &str| context.as_ref()?.root.get(name);
        let text = |name: &str| fixed(name).and_then(Json::as_str).map(str::to_owned);
        let epoch_millis = scenario.moment().epoch_millis();
        let account = text("accountId").unwrap_or_else(|| "123456789012".to_owned());
        let id = text("requestId").unwrap_or_else(|| "11111111-2222-3333-4444-555555555555".to_owned());
        Surroundings {
            region: region(request.host),
            account,
            now: Moment::from_epoch_millis(epoch_millis.max(0)),
            seed: format!("{id} {epoch_millis} {} {}", request.method, request.uri),
            count: 0,
        }
    }

    /// Sixteen bytes that no other call of this run gets.
    pub fn bytes(&mut self, what: &str) -> [u8; 16] {
        self.count += 1;
        md5::digest(format!("{} {what} {}", self.seed, self.count).as_bytes())
    }

    /// An id in the form of a random UUID.
    pub fn uuid(&mut self, what: &str) -> String {
        uuid(self.bytes(what))
    }

    /// The request id of AWS JSON's older services: 52 letters and digits.
    pub fn long_id(&mut self) -> String {
        let mut out = String::with_capacity(52);
        while out.len() < 52 {
            let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";
            out.extend(self.bytes("request").iter().map(|byte| char::from(digits[usize::from(byte % 32)])));
        }
        out.truncate(52);
        out
    }

    /// The time in seconds since 1970, as AWS's Java services print it: `1.7356896E9`.
    ///
    /// # AWS
    /// gateway 4.6.6: exponent form, seen in ten captures.
    pub fn seconds(&self) -> Json {
        Json::number(Number::Double(self.now.epoch_millis() as f64 / 1000.0))
    }
}

/// Bytes in the form of a random UUID.
pub(crate) fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex = md5::hexadecimal(&bytes);
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

/// The region in a host such as `dynamodb.eu-west-1.amazonaws.com`.
fn region(host: &str) -> String {
    let label = host.split(".amazonaws.").next().and_then(|front| front.rsplit('.').next());
    let is_region = |label: &&str| {
        let mut parts = label.split('-');
        let digits = parts.next_back().unwrap_or_default();
        parts.count() >= 2 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    label.filter(is_region).unwrap_or("us-east-1").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{region, uuid};

    #[test]
    fn ids() {
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn regions() {
        assert_eq!(region("dynamodb.eu-west-1.amazonaws.com"), "eu-west-1");
        assert_eq!(region("my-bucket-2.s3.ap-northeast-2.amazonaws.com"), "ap-northeast-2");
        assert_eq!(region("s3.amazonaws.com"), "us-east-1");
    }
}
