// The JSON-LD context of the W3C Web Annotation vocabulary, so that no test needs the network.
// Terms and their meanings: https://www.w3.org/TR/annotation-vocab/ and, for the syntax,
// https://www.w3.org/TR/annotation-model/. Terms that Bluepencil must not use are left out, which
// makes a slip show.

const PREFIXES = {
  oa: 'http://www.w3.org/ns/oa#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  as: 'http://www.w3.org/ns/activitystreams#',
};

const CLASSES = [
  'oa:Annotation', 'oa:TextualBody', 'oa:SpecificResource', 'oa:Choice', 'oa:FragmentSelector',
  'oa:CssSelector', 'oa:XPathSelector', 'oa:RangeSelector', 'oa:TextQuoteSelector',
  'oa:TextPositionSelector', 'oa:DataPositionSelector', 'foaf:Person', 'foaf:Organization',
];

const MOTIVATIONS = [
  'assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting',
  'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging',
];

/** Terms whose values are resources. */
const LINKS = {
  body: 'oa:hasBody', target: 'oa:hasTarget', source: 'oa:hasSource', selector: 'oa:hasSelector',
  scope: 'oa:hasScope', refinedBy: 'oa:refinedBy', startSelector: 'oa:hasStartSelector',
  endSelector: 'oa:hasEndSelector', creator: 'dcterms:creator', generator: 'as:generator',
  rights: 'dcterms:rights', canonical: 'oa:canonical', via: 'oa:via', homepage: 'foaf:homepage',
  partOf: 'as:partOf', first: 'as:first', last: 'as:last', next: 'as:next', prev: 'as:prev',
};

/** Terms whose values are text, numbers or dates. */
const LITERALS = {
  bodyText: 'oa:bodyText', format: 'dc:format', language: 'dc:language', value: 'rdf:value',
  created: 'dcterms:created', modified: 'dcterms:modified', generated: 'dcterms:issued',
  start: 'oa:start', end: 'oa:end', exact: 'oa:exact', prefix: 'oa:prefix', suffix: 'oa:suffix',
  name: 'foaf:name', label: 'rdfs:label', total: 'as:totalItems', startIndex: 'as:startIndex',
};

const own = (name) => name.slice(name.indexOf(':') + 1);

/** The address by which files name the context. */
export const ADDRESS = 'http://www.w3.org/ns/anno.jsonld';

/** The context itself. */
export const context = {
  ...PREFIXES,
  id: '@id',
  type: '@type',
  ...Object.fromEntries(CLASSES.map((name) => [own(name), name])),
  Software: 'as:Application',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  ...Object.fromEntries(MOTIVATIONS.map((name) => [name, `oa:${name}`])),
  motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
  purpose: { '@id': 'oa:hasPurpose', '@type': '@vocab' },
  ...Object.fromEntries(Object.entries(LINKS).map(([name, id]) => [name, { '@id': id, '@type': '@id' }])),
  items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  ...LITERALS,
};
