//! Points in time, as whole microseconds: what both engines keep, what sorts, and what costs nothing on the wire.

use serde::{Deserialize, Serialize};

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Time(pub i64);

/// One second in [`Time`]'s unit.
pub const SECOND: i64 = 1_000_000;
/// One minute in [`Time`]'s unit.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour in [`Time`]'s unit.
pub const HOUR: i64 = 60 * MINUTE;
/// One day in [`Time`]'s unit.
pub const DAY: i64 = 24 * HOUR;

impl Time {
    /// The wall clock.
    #[cfg(feature = "clock")]
    pub fn now() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Self(since.map_or(0, |d| d.as_micros() as i64))
    }

    /// Later (or earlier) by that many microseconds.
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to here; never negative, because a customer's clock may run ahead of ours.
    pub fn since(self, earlier: Time) -> i64 {
        (self.0 - earlier.0).max(0)
    }

    /// The calendar in a zone that is `offset` minutes east of Greenwich. Years outside ±9999 read as 1970.
    pub fn calendar(self, offset: i32) -> Calendar {
        let local = self.0.saturating_add(i64::from(offset) * MINUTE);
        let at = time::OffsetDateTime::from_unix_timestamp(local.div_euclid(SECOND))
            .unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
        Calendar {
            year: at.year(),
            month: at.month() as u8,
            day: at.day(),
            hour: at.hour(),
            minute: at.minute(),
            second: at.second(),
        }
    }

    /// RFC 3339 in UTC with milliseconds: `2026-11-21T09:00:00.123Z`.
    pub fn rfc3339(self) -> String {
        let c = self.calendar(0);
        let millis = self.0.rem_euclid(SECOND) / 1000;
        format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{millis:03}Z", c.year, c.month, c.day, c.hour, c.minute, c.second)
    }

    /// Reads RFC 3339; anything else is `None`.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let at = time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok()?;
        i64::try_from(at.unix_timestamp_nanos() / 1000).ok().map(Self)
    }
}

/// A day and a time on somebody's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Year of our era.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seoul_is_nine_hours_ahead() {
        let at = Time::from_rfc3339("2026-11-21T20:43:00Z").unwrap();
        let c = at.calendar(9 * 60);
        assert_eq!((c.day, c.hour, c.minute), (22, 5, 43));
    }

    #[test]
    fn rfc3339_reads_what_it_writes() {
        let at = Time(1_795_000_000_123_000);
        assert_eq!(Time::from_rfc3339(&at.rfc3339()), Some(at));
        assert_eq!(Time::from_rfc3339("yesterday"), None);
    }
}
