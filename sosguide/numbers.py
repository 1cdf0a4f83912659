"""Short numbers of the site's own pages. Fixed for ever, as those of documents and of the nations' lists are."""

SITE_NUMBERS = {
    "/": 1,
    "/about/": 2,
    "/privacy/": 3,
    "/safety/": 4,
    "/accessibility/": 5,
    "/accuracy/": 6,
    "/search/": 9,
    "/stories/": 10,
    "/stories/how-we-check/": 11,
}
