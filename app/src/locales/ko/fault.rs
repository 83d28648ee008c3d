use crate::fault::Fault;
use crate::text::Names;
use model::refusal::Refusal;
use model::text::{Josa, josa};

pub fn fault(fault: &Fault, names: Names<'_>) -> String {
    match fault {
        Fault::Refused(why) => refusal(why, names),
        Fault::BadInput { .. } => "요청을 이해하지 못했어요. 페이지를 새로 고친 뒤 다시 해 주세요.".into(),
        Fault::SignedOut => "로그인이 필요해요.".into(),
        Fault::Broken { id } => format!("저희 쪽에 문제가 생겼어요. 관리자에게 이 번호를 알려 주세요: {id}"),
        Fault::Offline => "서버에 닿지 않았어요. 연결을 확인하고 다시 해 주세요.".into(),
    }
}

fn refusal(why: &Refusal, names: Names<'_>) -> String {
    let subject = |id: &_| josa(&colleague(&names(*id)), Josa::Subject);
    match why {
        Refusal::AlreadyClaimed { by } => format!("{} 먼저 맡았어요. 그대로 두었어요.", subject(by)),
        Refusal::AlreadyAnswered { by } => {
            format!("{} 먼저 답했어요. 쓰신 글은 보내지 않고 남겨 두었어요.", subject(by))
        }
        Refusal::BeingWritten { by, .. } => {
            format!("{} 쓰고 있어요. 기다리거나, 이유를 적고 넘겨받으세요.", subject(by))
        }
        Refusal::LeaseLost { by: Some(by) } => {
            format!("이 글은 이제 {} 쓰고 있어요. 쓰신 글은 여기 남겨 두었어요.", subject(by))
        }
        Refusal::LeaseLost { by: None } => "그사이 다른 곳에서 이 글을 썼어요. 쓰신 글은 여기 남겨 두었어요.".into(),
        Refusal::DraftMoved => "그사이 초안이 바뀌었어요. 쓰신 글은 여기 남겨 두었어요.".into(),
        Refusal::OwnWords => "직접 쓴 글은 승인할 수 없어요. 다른 동료에게 부탁해 주세요.".into(),
        Refusal::OtherWords => "보신 글과 지금 글이 달라요. 다시 읽고 승인해 주세요.".into(),
        Refusal::TooLate => "이미 나갔거나 나가는 중이라 되돌릴 수 없어요.".into(),
        Refusal::BadTime => "지났거나 너무 먼 시간이에요. 앞으로 90일 안에서 골라 주세요.".into(),
        Refusal::TooManyImages { limit } => format!("이미지는 {limit}장까지 보낼 수 있어요."),
        Refusal::Undescribed { image } => format!("{image}번째 이미지가 무엇인지 적어 주세요. 우리 팀의 규칙이에요."),
        Refusal::Stale { .. } => "그사이 새 글이 왔어요. 읽어 보고 다시 보내 주세요.".into(),
        Refusal::NotYours { owner: Some(by) } => {
            format!("{} 맡고 있어요. 필요하면 이유를 적고 넘겨받으세요.", subject(by))
        }
        Refusal::NotYours { owner: None } => "아직 맡지 않은 대화예요. 먼저 맡아 주세요.".into(),
        Refusal::WrongState => "지금 상태에서는 할 수 없어요. 바뀐 상태를 확인해 주세요.".into(),
        Refusal::NotAllowed => "이 역할로는 할 수 없어요. 리드에게 부탁해 주세요.".into(),
        Refusal::Missing => "찾을 수 없어요. 없어졌거나 볼 수 없는 것이에요.".into(),
        Refusal::TooLong { limit } => format!("{limit}자까지 보낼 수 있어요. 조금 줄여 주세요."),
        Refusal::Empty => "내용이 비어 있어요.".into(),
        Refusal::Unfilled { field } => format!("{{{field}}} 칸을 채워 주세요."),
        Refusal::NameTaken => "그 이름은 이미 쓰고 있어요. 다른 이름을 정해 주세요.".into(),
        Refusal::NoReason => "이유를 적어 주세요.".into(),
        Refusal::BadImage => "쓸 수 없는 이미지예요. 1MB 이하의 PNG, JPEG, WebP, GIF로 올려 주세요.".into(),
        Refusal::AccountOff => "이 계정은 멈춰 있어요. 계정 페이지에서 다시 켜 주세요.".into(),
        Refusal::WrongPassword => "이메일이나 비밀번호가 맞지 않아요.".into(),
        Refusal::TooMany { after } => format!("너무 여러 번 시도했어요. {} 뒤에 다시 해 주세요.", wait(*after)),
        Refusal::WeakPassword => "추측하기 쉬운 비밀번호예요. 10자 이상으로, 흔하지 않게 정해 주세요.".into(),
        Refusal::EmailTaken => "이미 팀에 있는 이메일이에요.".into(),
        Refusal::BadEmail => "이메일 주소가 아니에요.".into(),
        Refusal::DeadLink => "이미 썼거나 기한이 지난 링크예요. 새 링크를 받아 주세요.".into(),
        Refusal::LastLead => "마지막 리드는 바꿀 수 없어요. 다른 리드를 먼저 정해 주세요.".into(),
        Refusal::AccountTaken => "이미 연결한 계정이에요.".into(),
        Refusal::BadServer => "서버 주소가 아니거나, 여기서는 접속할 수 없는 주소예요.".into(),
        Refusal::Unreachable { why } => format!("네트워크에 닿지 않아요. 잠시 뒤 다시 해 주세요. ({why})"),
        Refusal::BadCredentials => {
            "네트워크가 이 비밀번호를 받아 주지 않아요. 앱 비밀번호가 맞는지 확인해 주세요.".into()
        }
        Refusal::SetUpDone => "이미 시작 설정을 마쳤어요. 로그인해 주세요.".into(),
        Refusal::NoRoom => "서버 디스크에 쓸 수 없어요. 아무것도 바뀌지 않았어요.".into(),
    }
}

/// `서현 님`; whoever is unknown is still a person.
fn colleague(name: &str) -> String {
    if name.is_empty() { "다른 동료".into() } else { format!("{name} 님") }
}

fn wait(seconds: u64) -> String {
    if seconds < 60 { format!("{seconds}초") } else { format!("{}분", seconds.div_ceil(60)) }
}
