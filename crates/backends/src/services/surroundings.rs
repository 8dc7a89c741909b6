//! Where and when a service is called, and the ids that it hands out: all of it out of the scenario.

use super::md5;
use super::protocol::Request;
use gatelens_gateway::scenario::Scenario;
use gatelens_value::Number;
use gatelens_value::json::strict::{self, Json};

/// The time of every request that fixes none, as the defaults of a scenario say.
const DEFAULT_EPOCH_MILLIS: i64 = 1_735_689_600_000;

/// Where and when a service is called.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    /// The region of the endpoint.
    pub region: String,
    /// The account that owns the API.
    pub account: String,
    /// The time of the request in milliseconds since 1970.
    pub epoch_millis: i64,
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
        let epoch_millis = fixed("requestTimeEpoch").and_then(Json::as_i64).unwrap_or(DEFAULT_EPOCH_MILLIS);
        let account = text("accountId").unwrap_or_else(|| "123456789012".to_owned());
        let id = text("requestId").unwrap_or_else(|| "11111111-2222-3333-4444-555555555555".to_owned());
        Surroundings {
            region: region(request.host),
            account,
            epoch_millis: epoch_millis.clamp(0, 253_402_300_799_999),
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
        Json::number(Number::Double(self.epoch_millis as f64 / 1000.0))
    }

    /// The time as `2025-01-01T00:00:00.000Z`.
    pub fn iso(&self) -> String {
        iso(self.epoch_millis)
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

/// A time as ISO 8601 has it.
pub(crate) fn iso(epoch_millis: i64) -> String {
    let (days, rest) = (epoch_millis.div_euclid(86_400_000), epoch_millis.rem_euclid(86_400_000));
    let (year, month, day) = civil(days);
    let (hours, minutes, seconds) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{:03}Z", rest % 1000)
}

/// A time as HTTP's headers have it.
pub(crate) fn http_date(epoch_millis: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, rest) = (epoch_millis.div_euclid(86_400_000), epoch_millis.rem_euclid(86_400_000));
    let (year, month, day) = civil(days);
    let named = |names: &[&'static str], at: i64| -> &'static str {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
    };
    let (weekday, month) = (named(&DAYS, days.rem_euclid(7)), named(&MONTHS, month - 1));
    let (hours, minutes, seconds) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hours:02}:{minutes:02}:{seconds:02} GMT")
}

/// Year, month and day of a count of days since 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
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
    use super::{http_date, iso, region, uuid};

    #[test]
    fn times_and_ids() {
        assert_eq!(iso(1_735_689_600_123), "2025-01-01T00:00:00.123Z");
        assert_eq!(http_date(951_782_400_000), "Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn regions() {
        assert_eq!(region("dynamodb.eu-west-1.amazonaws.com"), "eu-west-1");
        assert_eq!(region("my-bucket-2.s3.ap-northeast-2.amazonaws.com"), "ap-northeast-2");
        assert_eq!(region("s3.amazonaws.com"), "us-east-1");
    }
}
