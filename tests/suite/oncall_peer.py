"""Who is on call, reckoned by another program: zoneinfo and dateutil, and no line of the one that is tested.

Reads rotations as JSON, prints for each the moments at which somebody else is on call from then on. A local
time is the first instant at which clocks have shown it or a later one; where it is in doubt, the clock is
watched minute by minute.
"""

import bisect
import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil import tz
from dateutil.rrule import SECONDLY, rrule


def instant(local, zone):
    if tz.datetime_exists(local, zone) and not tz.datetime_ambiguous(local, zone):
        return local.replace(tzinfo=zone).astimezone(timezone.utc)
    moment = (local - timedelta(hours=30)).replace(tzinfo=timezone.utc)
    while moment.astimezone(zone).replace(tzinfo=None) < local:
        moment += timedelta(minutes=1)
    return moment


def time(text):
    return datetime.fromisoformat(text)


def changes(case):
    zone = ZoneInfo(case["zone"])
    begin, end = (time(case[key]).replace(tzinfo=timezone.utc) for key in ("from", "until"))
    turns = rrule(SECONDLY, interval=case["every"], dtstart=time(case["starts"]), until=end.replace(tzinfo=None) + timedelta(days=2))
    handovers = [instant(local, zone) for local in turns]
    overrides = [(instant(time(one["from"]), zone), instant(time(one["until"]), zone), one["contact"]) for one in case["overrides"]]

    def who(moment):
        covering = [(since, place) for place, (since, until, _) in enumerate(overrides) if since <= moment < until]
        if covering:
            return overrides[max(covering)[1]][2]
        turn = bisect.bisect_right(handovers, moment)
        return case["members"][(turn - 1) % len(case["members"])] if turn else None

    moments = {begin} | {moment for moment in handovers if begin < moment < end}
    moments |= {moment for one in overrides for moment in one[:2] if begin < moment < end}
    found = []
    for moment in sorted(moments):
        if not found or found[-1][1] != who(moment):
            found.append([moment.strftime("%Y-%m-%dT%H:%M:%SZ"), who(moment)])
    return found


json.dump([changes(case) for case in json.load(sys.stdin)], sys.stdout)
