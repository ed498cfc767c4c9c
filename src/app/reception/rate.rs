//! How often one address may ask. Each has some requests at once, and more as time goes by; that is made for
//! monitoring that has gone wild, not against whoever has many addresses. What the clocks say is handed in.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use crate::domain::reckoning::Reading;

/// How many requests an address has at once.
const AT_ONCE: i64 = 2_000;

/// How many more it has each second.
const A_SECOND: i64 = 200;

/// How many addresses are known at most; those of which nothing was heard for longest are forgotten.
const MOST_ADDRESSES: usize = 1024;

/// What each address has left.
#[derive(Debug, Default)]
pub struct Rates(HashMap<IpAddr, Left>);

#[derive(Clone, Copy, Debug)]
struct Left {
    /// Thousandths of a request.
    thousandths: i64,
    at: Reading,
}

impl Rates {
    /// Counts a request of an address, and says whether it has any left.
    pub fn takes(&mut self, from: IpAddr, now: Reading) -> bool {
        let from = network(from);
        if self.0.len() >= MOST_ADDRESSES && !self.0.contains_key(&from) {
            self.forget_one();
        }
        let most = AT_ONCE * 1000;
        let left = self.0.entry(from).or_insert(Left { thousandths: most, at: now });
        // A clock that jumps gives nothing, and takes nothing.
        let more = now.elapsed_since(left.at).unwrap_or(0).saturating_mul(A_SECOND);
        *left = Left { thousandths: left.thousandths.saturating_add(more).min(most), at: now };
        let takes = left.thousandths >= 1000;
        if takes {
            left.thousandths -= 1000;
        }
        takes
    }

    fn forget_one(&mut self) {
        if let Some(oldest) = self.0.iter().min_by_key(|(_, left)| left.at.wall).map(|(address, _)| *address) {
            self.0.remove(&oldest);
        }
    }
}

/// Whoever has one address of a network in IPv6 has all of its last 64 bits.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Moment;

    fn at(millis: i64) -> Reading {
        Moment::from_millis(1_795_266_312_000 + millis).into()
    }

    #[test]
    fn each_address_has_its_own_and_gets_more_as_time_goes_by() {
        let (mut rates, here, there) = (Rates::default(), IpAddr::from([127, 0, 0, 1]), IpAddr::from([192, 0, 2, 1]));
        let taken = (0..AT_ONCE + 50).filter(|_| rates.takes(here, at(0))).count();
        assert_eq!(i64::try_from(taken).unwrap(), AT_ONCE);
        assert!(rates.takes(there, at(0)));
        let taken = (0..A_SECOND).filter(|_| rates.takes(here, at(500))).count();
        assert_eq!(i64::try_from(taken).unwrap(), A_SECOND / 2);
        assert!(!rates.takes(here, at(-60_000)), "a clock that jumps back gives nothing");
    }

    #[test]
    fn a_network_is_one_sender_and_no_crowd_of_addresses_fills_the_memory() {
        let mut rates = Rates::default();
        for last in 0..5_000_u32 {
            rates.takes(IpAddr::from(Ipv6Addr::from_bits(u128::from(last))), at(i64::from(last)));
        }
        assert_eq!(rates.0.len(), 1);
        for last in 0..5_000_u32 {
            rates.takes(IpAddr::from(last.to_be_bytes()), at(i64::from(last)));
        }
        assert!(rates.0.len() <= MOST_ADDRESSES);
    }
}
