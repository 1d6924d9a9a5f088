// A program of a stranger, who has the OpenAPI document and a token and nothing else. The types are generated from the document; every
// answer is held against the schema that the document gives it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api.js';

type Schemas = components['schemas'];
type IsAny<T> = 0 extends 1 & T ? true : false;

// A type that came out as any would make everything below compile.
const records: [
  IsAny<Schemas['Institution']>, IsAny<Schemas['Collaboration']['partners'][number]>, IsAny<Schemas['CollaborationInput']>,
  IsAny<Schemas['Activity']['title']>, IsAny<Schemas['ActivityInput']['participants']>, IsAny<Schemas['Problem']['errors']>,
] = [false, false, false, false, false, false];
assert.ok(records.every((isAny) => !isAny));

const [baseUrl, documentFile] = process.argv.slice(2) as [string, string];
const token = process.env.COLLAB_TOKEN;
type Operation = { responses: Record<string, { $ref?: string } | undefined> };
const document = JSON.parse(readFileSync(documentFile, 'utf8')) as { paths: Record<string, Record<string, Operation | undefined> | undefined> };
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv, ['date', 'date-time', 'uuid', 'uri', 'email', 'int32', 'int64']);
ajv.addSchema(document, 'collab');

let checked = 0;

const fitsTheDocument: Middleware = {
  async onResponse({ request, schemaPath, response }) {
    const type = response.headers.get('content-type');
    if (type === null) {
      return;
    }

    const method = request.method.toLowerCase();
    const shared = document.paths[schemaPath]?.[method]?.responses[response.status]?.$ref;
    const answer = shared ?? `#/paths/${escaped(schemaPath)}/${method}/responses/${response.status}`;
    const fits = ajv.getSchema(`collab${answer}/content/${escaped(type)}/schema`);
    assert.ok(fits, `The document knows no ${response.status} of ${type} at ${request.method} ${schemaPath}.`);
    assert.ok(fits(await response.clone().json()), `${request.method} ${schemaPath}: ${ajv.errorsText(fits.errors)}`);
    checked++;
  },
};

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
client.use(fitsTheDocument);
const home = `mn-client-${process.pid}`;
const partner = `np-client-${process.pid}`;

async function makeInstitution(id: string, institution: Schemas['InstitutionInput']): Promise<Schemas['Institution']> {
  const { data, error } = await client.PUT('/api/v1/institutions/{id}', {
    params: { path: { id }, header: { 'If-None-Match': '*' } },
    body: institution,
  });
  assert.ok(data, JSON.stringify(error));
  return data;
}

async function makesWhatItReadsBack(): Promise<Schemas['Collaboration']> {
  const made = await makeInstitution(home, { names: { en: 'Client University', mn: 'Өөрийн Үүсгэсэн Их Сургууль' }, kind: 'university', country: 'MN', home: true });
  assert.equal(made.region, 'Asia');
  await makeInstitution(partner, { names: { ne: 'साझेदार अस्पताल' }, kind: 'hospital', country: 'NP' });

  const collaboration = await client.POST('/api/v1/collaborations', {
    params: { header: { 'Idempotency-Key': `client-${process.pid}` } },
    body: {
      institution: home,
      partners: [{ institution: partner, role: 'implementer' }],
      title: { en: 'Clinical training', ne: 'क्लिनिकल तालिम' },
      instrument: 'moa',
      kinds: ['clinical-training'],
      status: 'active',
      signedOn: '2026-01-10',
      startsOn: '2026-02-01',
    },
  });
  assert.ok(collaboration.data, JSON.stringify(collaboration.error));
  const id = collaboration.data.id;
  assert.equal(collaboration.response.headers.get('Location'), `/api/v1/collaborations/${id}`);

  const activity = await client.POST('/api/v1/collaborations/{id}/activities', {
    params: { path: { id } },
    body: {
      kind: 'clinical-training',
      direction: 'outbound',
      status: 'completed',
      title: { en: 'Rotation' },
      startsOn: '2026-03-02',
      endsOn: '2026-03-13',
      participants: { residents: 3 },
      country: 'NP',
    },
  });
  assert.ok(activity.data, JSON.stringify(activity.error));

  const read = await client.GET('/api/v1/collaborations/{id}', { params: { path: { id } } });
  assert.deepEqual(read.data, collaboration.data);
  const activities = await client.GET('/api/v1/collaborations/{id}/activities', { params: { path: { id }, query: { limit: 10 } } });
  assert.deepEqual(activities.data?.items, [activity.data]);
  assert.equal(activities.data?.items[0]?.participants.residents, 3);
  const list = await client.GET('/api/v1/collaborations', { params: { query: { institution: [home], status: ['active', 'signed'] } } });
  assert.deepEqual(list.data?.items.map((item) => item.id), [id]);
  assert.equal(list.data?.next, null);
  return read.data;
}

async function readsTheRest(collaboration: Schemas['Collaboration']): Promise<void> {
  const history = await client.GET('/api/v1/collaborations/{id}/history', { params: { path: { id: collaboration.id } } });
  assert.equal(history.data?.items.length, 2);
  const summary = await client.GET('/api/v1/summary', { params: { query: { scope: home, from: '2026-01-01', to: '2026-12-31' } } });
  assert.equal(summary.data?.activities.participants, 3);
  const report = await client.POST('/api/v1/reports', { body: { scope: home, from: '2026-01-01', to: '2026-03-31', language: 'ne' } });
  assert.equal(report.data?.kind, 'quarter');
  const subscription = await client.POST('/api/v1/subscriptions', {
    body: { url: 'https://office.example.org/collab', events: ['record.changed', 'report.made'], institution: home },
  });
  assert.match(subscription.data?.secret ?? '', /^whsec_/);
  const path = { id: subscription.data?.id ?? '' };
  assert.equal((await client.POST('/api/v1/subscriptions/{id}/test', { params: { path } })).response.status, 204);
  assert.deepEqual((await client.GET('/api/v1/subscriptions/{id}/dead-letters', { params: { path } })).data?.items, []);
  assert.deepEqual((await client.GET('/api/v1/subscriptions/{id}', { params: { path } })).data?.events, ['record.changed', 'report.made']);
  assert.equal((await client.DELETE('/api/v1/subscriptions/{id}', { params: { path } })).response.status, 204);
  const ready = await client.GET('/api/health/ready');
  assert.equal(ready.data?.status, 'ready');
}

async function getsTypedProblems(collaboration: Schemas['Collaboration']): Promise<void> {
  const wrong = await client.POST('/api/v1/collaborations/{id}/activities', {
    params: { path: { id: collaboration.id } },
    body: {
      kind: 'clinical-training',
      direction: 'outbound',
      status: 'completed',
      title: { en: 'Ends before it starts' },
      startsOn: '2026-03-13',
      endsOn: '2026-03-02',
      participants: {},
      country: 'NP',
    },
  });
  assert.equal(wrong.error?.type, '/problems/invalid');
  assert.deepEqual(wrong.error.errors?.map((fault) => fault.pointer), ['/endsOn']);

  const move = await client.POST('/api/v1/collaborations/{id}/transitions', {
    params: { path: { id: collaboration.id } },
    body: { to: 'draft', on: '2026-03-01' },
  });
  assert.equal(move.error?.type, '/problems/move-not-allowed');

  const missing = await client.GET('/api/v1/institutions/{id}', { params: { path: { id: 'nobody-here' } } });
  assert.equal(missing.error?.type, '/problems/not-found');
  const stranger = createClient<paths>({ baseUrl });
  stranger.use(fitsTheDocument);
  assert.equal((await stranger.GET('/api/v1/institutions')).error?.type, '/problems/unauthorized');
}

// What the document rules out doesn't compile.
export function mistakes(): void {
  // @ts-expect-error no such code
  void ({ to: 'finished', on: '2026-01-01' } satisfies Schemas['MoveInput']);
  // @ts-expect-error a required field is missing
  void ({ names: { en: 'No kind' } } satisfies Schemas['InstitutionInput']);
  // @ts-expect-error an unknown field
  void ({ names: { en: 'Colour' }, kind: 'ngo', colour: 'red' } satisfies Schemas['InstitutionInput']);
  // @ts-expect-error no such problem of this operation
  void ('/problems/out-of-tea' satisfies paths['/api/v1/collaborations']['post']['responses'][409]['content']['application/problem+json']['type']);
}

const collaboration = await makesWhatItReadsBack();
await readsTheRest(collaboration);
await getsTypedProblems(collaboration);
console.log(`${checked} answers fit the document`);
