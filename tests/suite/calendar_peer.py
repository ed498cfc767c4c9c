"""The shifts of iCalendar files, spread out by another program: icalendar and recurring-ical-events.

Reads {"files": [...], "from", "until"} as JSON, prints for each file its shifts as [from, until, title],
all in universal time, those without a zone by the clocks of "zone".
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events


def moment(value, zone):
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    if value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    return value.astimezone(timezone.utc)


def shifts(path, asked):
    zone = ZoneInfo(asked["zone"])
    begin, end = (datetime.fromisoformat(asked[key]).replace(tzinfo=timezone.utc) for key in ("from", "until"))
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    found = []
    for event in recurring_ical_events.of(calendar, skip_bad_series=False).between(begin - timedelta(days=2), end + timedelta(days=2)):
        if str(event.get("STATUS", "")) == "CANCELLED":
            continue
        since, until = moment(event.start, zone), moment(event.end, zone)
        if since < end and begin < until:
            found.append([since.strftime("%Y-%m-%dT%H:%M:%SZ"), until.strftime("%Y-%m-%dT%H:%M:%SZ"), str(event.get("SUMMARY"))])
    return sorted(found)


asked = json.load(sys.stdin)
json.dump([shifts(path, asked) for path in asked["files"]], sys.stdout)
