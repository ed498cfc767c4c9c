//! The components of a runbook, from TOML text.

use std::collections::BTreeSet;

use crate::domain::component::Component;
use crate::domain::id::ComponentId;
use crate::domain::vocabulary::Service;

use super::mistake::{Mistake, Weight};
use super::runbook_rules::{self, Node};
use super::runbook_size;
use super::toml_text::{At, Table};

/// What customers can have of a component when it comes into scope.
const BEGINS_WITH: &[Service] = &[Service::Unknown, Service::Down, Service::Restoring, Service::Degraded, Service::Up];

/// The components of a runbook.
pub(super) fn read(root: &Table<'_>) -> Vec<Component> {
    let tables = root.tables("component", "a component", Weight::Refuses);
    runbook_size::check_components(root.reader(), &tables);
    let (mut links, mut components) = (Links::default(), Vec::new());
    for table in &tables {
        components.extend(component(table, &mut links));
    }
    let complete = components.len() == tables.len() && !root.reader().is_damaged();
    runbook_rules::check_components(root.reader(), &links.needs, &links.stored_on, complete);
    // What needs another is stored there, where nothing else is said and that one carries data.
    let bare: BTreeSet<ComponentId> =
        components.iter().filter(|component| !component.data).map(|component| component.id.clone()).collect();
    for component in components.iter_mut().filter(|component| links.unsaid.contains(&component.id)) {
        component.stored_on = component.needs.iter().filter(|need| !bare.contains(*need)).cloned().collect();
    }
    components
}

/// Which components need and are stored on which.
#[derive(Default)]
struct Links {
    needs: Vec<Node<ComponentId>>,
    stored_on: Vec<Node<ComponentId>>,
    /// Those of which the file does not say on what they are stored.
    unsaid: BTreeSet<ComponentId>,
}

fn component(table: &Table<'_>, links: &mut Links) -> Option<Component> {
    table.require(&["id"]);
    let (id, title, needs) = (table.id::<ComponentId>("id"), table.title(), table.ids::<ComponentId>("needs"));
    let stored_on = table.ids::<ComponentId>("stored_on");
    let data = table.yes_or_no("data").unwrap_or(true);
    let (tags, skills) = (At::values(table.texts("tags")), At::values(table.texts("skills")));
    let service = table.word("service", BEGINS_WITH, Service::word).unwrap_or(Service::Unknown);
    if !data && !stored_on.is_empty() {
        let expected = "expected on components that carry data";
        table.warn(table.place_of("stored_on"), "`stored_on` without data", expected, None);
    }
    table.finish();
    let id = id?;
    if !table.has("stored_on") && data {
        links.unsaid.insert(id.value.clone());
        if !needs.is_empty() {
            let what = format!("`{}` does not say on what its data is stored", id.value);
            let nag = Mistake::new(Weight::Nag, id.place.clone(), what, "taken to be what it needs");
            table.reader().say(nag.help("add `stored_on = […]`, or `stored_on = []` where its data is its own"));
        }
    }
    let component = Component {
        id: id.value.clone(),
        title: title.map_or_else(|| id.value.to_string(), |title| title.value),
        needs: needs.iter().map(|need| need.value.clone()).collect(),
        stored_on: stored_on.iter().map(|ground| ground.value.clone()).collect(),
        data,
        tags,
        skills,
        service,
    };
    links.needs.push(Node { id: At { value: id.value.clone(), place: id.place.clone() }, needs });
    links.stored_on.push(Node { id, needs: stored_on });
    Some(component)
}
