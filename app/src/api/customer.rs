//! The people.

use model::customer::Customer;
use model::id::CustomerId;
use model::thread::Card;

door! {
    /// A person: all their profiles, the one that stands for them first, and all their threads, latest first.
    "customer/get" get(customer: CustomerId) -> (Vec<Customer>, Vec<Card>), |seat| seat.customer(customer)
}
door! {
    /// Customers whose handle begins so, at most 20, by handle.
    "customer/find" find(handle: String) -> Vec<Customer>, |seat| seat.customers_called(handle)
}
door! {
    /// Sets aside what a customer says from now on, or hears them again. Nothing is thrown away: it stands among what was
    /// not answered.
    "customer/mute" mute(customer: CustomerId, muted: bool) -> Customer, |seat| seat.mute(customer, muted)
}
door! {
    /// Makes the network keep a customer away from all of the brand's accounts there, or lets them come again. Saying it
    /// twice does it once.
    "customer/block" block(customer: CustomerId, blocked: bool) -> Customer, |seat| seat.block(customer, blocked)
}
door! {
    /// Says that a profile, with all that were joined to it, is the same person as another one. Answers all their profiles.
    "customer/join" join(customer: CustomerId, person: CustomerId) -> Vec<Customer>, |seat| seat.join_customer(customer, person)
}
door! {
    /// Says that a profile is a person of its own again. Answers the profiles that it still has.
    "customer/part" part(customer: CustomerId) -> Vec<Customer>, |seat| seat.part_customer(customer)
}
