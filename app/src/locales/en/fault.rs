use crate::fault::Fault;
use crate::text::Names;
use model::refusal::Refusal;

pub fn fault(fault: &Fault, names: Names<'_>) -> String {
    match fault {
        Fault::Refused(why) => refusal(why, names),
        Fault::BadInput { .. } => "The request was not understood. Reload the page and try again.".into(),
        Fault::SignedOut => "You need to sign in.".into(),
        Fault::Broken { id } => format!("Something broke on our side. Tell whoever runs the server this number: {id}"),
        Fault::Offline => "The server was not reached. Check the connection and try again.".into(),
    }
}

fn refusal(why: &Refusal, names: Names<'_>) -> String {
    let name = |id: &_| colleague(names(*id));
    match why {
        Refusal::AlreadyClaimed { by } => format!("{} claimed it first. Nothing was changed.", name(by)),
        Refusal::AlreadyAnswered { by } => {
            format!("{} answered first. Your text was not sent and is still here.", name(by))
        }
        Refusal::BeingWritten { by, .. } => {
            format!("{} is writing. Wait, or take over with a reason.", name(by))
        }
        Refusal::LeaseLost { by: Some(by) } => {
            format!("{} writes this now. What you wrote is still here.", name(by))
        }
        Refusal::LeaseLost { by: None } => "This was written elsewhere meanwhile. What you wrote is still here.".into(),
        Refusal::DraftMoved => "The draft was changed meanwhile. What you wrote is still here.".into(),
        Refusal::OwnWords => "Nobody approves their own words. Ask a colleague.".into(),
        Refusal::OtherWords => "These are not the words you saw. Read them again, then approve.".into(),
        Refusal::TooLate => "It has left or is leaving, and cannot be taken back.".into(),
        Refusal::BadTime => "That time is over or too far ahead. Take one within 90 days.".into(),
        Refusal::TooManyImages { limit } => format!("At most {limit} images can be sent."),
        Refusal::Undescribed { image } => format!("Say what image {image} shows: your team asks for it."),
        Refusal::Stale { .. } => "A new message came in meanwhile. Read it, then send again.".into(),
        Refusal::NotYours { owner: Some(by) } => {
            format!("{} has it. Take it over with a reason if you need to.", name(by))
        }
        Refusal::NotYours { owner: None } => "Nobody has this thread yet. Claim it first.".into(),
        Refusal::WrongState => "This cannot be done in its present state. See how it stands now.".into(),
        Refusal::NotAllowed => "Your role may not do this. Ask a lead.".into(),
        Refusal::Missing => "It was not found. It is gone, or not for you to see.".into(),
        Refusal::TooLong { limit } => format!("At most {limit} characters can be sent. Please shorten it."),
        Refusal::Empty => "There is nothing in it.".into(),
        Refusal::Unfilled { field } => format!("Fill in {{{field}}} first."),
        Refusal::NameTaken => "That name is taken. Choose another one.".into(),
        Refusal::NoReason => "Please give a reason.".into(),
        Refusal::BadImage => "This image cannot be used. Take a PNG, JPEG, WebP or GIF of at most 1 MB.".into(),
        Refusal::AccountOff => "This account is paused. Let it go on from the accounts page.".into(),
        Refusal::WrongPassword => "E-mail and password do not fit together.".into(),
        Refusal::TooMany { after } => format!("Too many tries. Try again in {}.", wait(*after)),
        Refusal::WeakPassword => {
            "This password is easy to guess. Take 10 characters or more, and nothing common.".into()
        }
        Refusal::EmailTaken => "Somebody on the team has that e-mail.".into(),
        Refusal::BadEmail => "That is not an e-mail address.".into(),
        Refusal::DeadLink => "This link was used or has expired. Ask for a new one.".into(),
        Refusal::LastLead => "The last lead cannot go. Make somebody else a lead first.".into(),
        Refusal::AccountTaken => "This account is connected already.".into(),
        Refusal::BadServer => "That is not a server's address, or one that may not be reached from here.".into(),
        Refusal::Unreachable { why } => format!("The network cannot be reached. Try again in a while. ({why})"),
        Refusal::BadCredentials => "The network does not take this password. Check that it is an app password.".into(),
        Refusal::SetUpDone => "The set-up is done already. Please sign in.".into(),
        Refusal::NoRoom => "The server's disk cannot be written. Nothing was changed.".into(),
    }
}

/// Whoever is unknown is still a person.
fn colleague(name: String) -> String {
    if name.is_empty() { "A colleague".into() } else { name }
}

fn wait(seconds: u64) -> String {
    match seconds {
        1 => "1 second".into(),
        2..60 => format!("{seconds} seconds"),
        60 => "1 minute".into(),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}
