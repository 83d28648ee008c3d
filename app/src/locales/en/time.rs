use crate::text::time::Time;
use model::time::{Calendar, DAY, HOUR, MINUTE};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn span(micros: i64) -> String {
    match micros {
        DAY.. => format!("{}d", micros / DAY),
        HOUR.. => format!("{}h", micros / HOUR),
        MINUTE.. => format!("{}m", micros / MINUTE),
        _ => "now".into(),
    }
}

fn count(n: i64, one: &str) -> String {
    format!("waiting for {n} {one}{}", if n == 1 { "" } else { "s" })
}

fn spoken(micros: i64) -> String {
    match micros {
        DAY.. => count(micros / DAY, "day"),
        HOUR.. => count(micros / HOUR, "hour"),
        MINUTE.. => count(micros / MINUTE, "minute"),
        _ => "waiting since just now".into(),
    }
}

fn clock(c: Calendar) -> String {
    format!("{:02}:{:02}", c.hour, c.minute)
}

pub const TIME: Time = Time {
    span,
    spoken,
    clock,
    day: |c| format!("{} {}, {}", c.day, MONTHS[usize::from(c.month.clamp(1, 12)) - 1], clock(c)),
};
