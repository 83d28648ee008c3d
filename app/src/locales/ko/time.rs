use crate::text::time::Time;
use model::time::{Calendar, DAY, HOUR, MINUTE};

fn span(micros: i64) -> String {
    match micros {
        DAY.. => format!("{}일", micros / DAY),
        HOUR.. => format!("{}시간", micros / HOUR),
        MINUTE.. => format!("{}분", micros / MINUTE),
        _ => "방금".into(),
    }
}

fn spoken(micros: i64) -> String {
    match micros {
        ..MINUTE => "방금부터 기다려요".into(),
        _ => format!("{}째 기다려요", span(micros)),
    }
}

fn clock(c: Calendar) -> String {
    let half = if c.hour < 12 { "오전" } else { "오후" };
    format!("{half} {}:{:02}", (c.hour + 11) % 12 + 1, c.minute)
}

pub const TIME: Time = Time { span, spoken, clock, day: |c| format!("{}월 {}일 {}", c.month, c.day, clock(c)) };
