//! The moment of a request, in the spellings that API Gateway uses.

/// A moment, counted in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    epoch_millis: i64,
}

/// The moment of every request that fixes none.
const DEFAULT_EPOCH_MILLIS: i64 = 1_735_689_600_000;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

impl Default for Moment {
    fn default() -> Self {
        Moment { epoch_millis: DEFAULT_EPOCH_MILLIS }
    }
}

/// A moment's parts in UTC.
struct Parts {
    year: i64,
    month: usize,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    weekday: usize,
}

impl Moment {
    /// The moment of this many milliseconds since 1970, kept within the years 0 to 9999.
    #[must_use]
    pub fn from_epoch_millis(epoch_millis: i64) -> Self {
        Moment { epoch_millis: epoch_millis.clamp(-62_167_219_200_000, 253_402_300_799_999) }
    }

    /// The moment that a `$context.requestTime` such as `05/Mar/2022:15:47:32 +0000` names.
    #[must_use]
    pub fn from_request_time(text: &str) -> Option<Self> {
        let (time, zone) = text.split_once(' ')?;
        let mut parts = time.splitn(4, ':');
        let mut date = parts.next()?.splitn(3, '/');
        let day = number(date.next()?)?;
        let name = date.next()?;
        let month = MONTHS.iter().position(|month| *month == name)?;
        let year = number(date.next()?)?;
        let (hour, minute, second) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
        let (sign, zone) = match zone.split_at_checked(1)? {
            ("+", zone) => (1, zone),
            ("-", zone) => (-1, zone),
            _ => return None,
        };
        let zone = number(zone)?;
        let offset = sign * (zone / 100 * 3600 + zone % 100 * 60);
        let seconds = days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
        Some(Moment::from_epoch_millis(seconds * 1000))
    }

    /// The milliseconds since 1970.
    #[must_use]
    pub fn epoch_millis(self) -> i64 {
        self.epoch_millis
    }

    /// As `$context.requestTime`: `05/Mar/2022:15:47:32 +0000` (gateway 3.9).
    #[must_use]
    pub fn request_time(self) -> String {
        let Parts { year, month, day, hour, minute, second, .. } = self.parts();
        format!("{day:02}/{}/{year:04}:{hour:02}:{minute:02}:{second:02} +0000", MONTHS[month])
    }

    /// As a line of the execution log: `Sat Mar 05 15:47:32 UTC 2022` (gateway 7.1-2).
    #[must_use]
    pub fn log_date(self) -> String {
        let Parts { year, month, day, hour, minute, second, weekday } = self.parts();
        let (weekday, month) = (WEEKDAYS[weekday], MONTHS[month]);
        format!("{weekday} {month} {day:02} {hour:02}:{minute:02}:{second:02} UTC {year:04}")
    }

    /// As a `Date` header: `Sat, 05 Mar 2022 15:47:32 GMT`.
    #[must_use]
    pub fn http_date(self) -> String {
        let Parts { year, month, day, hour, minute, second, weekday } = self.parts();
        let (weekday, month) = (WEEKDAYS[weekday], MONTHS[month]);
        format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
    }

    /// As an `X-Amz-Date` header: `20220305T154732Z`.
    #[must_use]
    pub fn amz_date(self) -> String {
        let Parts { year, month, day, hour, minute, second, .. } = self.parts();
        format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}Z", month + 1)
    }

    /// As ISO 8601 has it, with milliseconds: `2022-03-05T15:47:32.000Z`.
    #[must_use]
    pub fn iso(self) -> String {
        let Parts { year, month, day, hour, minute, second, .. } = self.parts();
        let (month, millis) = (month + 1, self.epoch_millis.rem_euclid(1000));
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
    }

    fn parts(self) -> Parts {
        let seconds = self.epoch_millis.div_euclid(1000);
        let (days, rest) = (seconds.div_euclid(86400), seconds.rem_euclid(86400));
        let (year, month, day) = civil_from_days(days);
        let weekday = usize::try_from(days.rem_euclid(7)).unwrap_or_default();
        Parts { year, month, day, hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60, weekday }
    }
}

/// A number of at most four digits.
fn number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The days since 1970 of a date of the Gregorian calendar; months count from 0.
fn days_from_civil(year: i64, month: usize, day: i64) -> i64 {
    let month = month as i64 + 1;
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, usize, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = (shifted + 2) % 12;
    let year = era * 400 + year_of_era + i64::from(month < 2);
    (year, usize::try_from(month).unwrap_or_default(), day_of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn every_spelling_of_a_recorded_moment() {
        let moment = Moment::from_request_time("05/Mar/2022:15:47:32 +0000").unwrap();
        assert_eq!(moment.epoch_millis(), 1_646_495_252_000);
        assert_eq!(moment.log_date(), "Sat Mar 05 15:47:32 UTC 2022");
        assert_eq!(moment.http_date(), "Sat, 05 Mar 2022 15:47:32 GMT");
        assert_eq!(moment.amz_date(), "20220305T154732Z");
        assert_eq!(moment.iso(), "2022-03-05T15:47:32.000Z");
        assert_eq!(moment.request_time(), "05/Mar/2022:15:47:32 +0000");
    }

    #[test]
    fn the_default_and_the_edges() {
        assert_eq!(Moment::default().request_time(), "01/Jan/2025:00:00:00 +0000");
        assert_eq!(Moment::from_epoch_millis(0).log_date(), "Thu Jan 01 00:00:00 UTC 1970");
        assert_eq!(Moment::from_epoch_millis(951_782_400_000).request_time(), "29/Feb/2000:00:00:00 +0000");
        assert_eq!(Moment::from_epoch_millis(-1).iso(), "1969-12-31T23:59:59.999Z");
        assert_eq!(Moment::from_epoch_millis(-1).request_time(), "31/Dec/1969:23:59:59 +0000");
        let zoned = Moment::from_request_time("20/Feb/2018:23:48:57 +0100").unwrap();
        assert_eq!(zoned.request_time(), "20/Feb/2018:22:48:57 +0000");
        assert_eq!(Moment::from_request_time("nonsense"), None);
    }
}
