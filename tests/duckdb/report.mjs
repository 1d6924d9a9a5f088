// Answers the activity figures of a report from a Parquet file of the same activities. Lines in: "from to previousFrom previousTo"; lines
// out: JSON with the milliseconds that the queries took and the figures. The connection stays open and the files' pages warm.
import { DuckDBInstance } from "@duckdb/node-api";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.argv[2];
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const [activities, partners] = [join(folder, "activities.parquet"), join(folder, "partners.parquet")];
if (!existsSync(activities)) {
  await connection.run(`copy (from read_csv('${join(folder, "partners.csv")}')) to '${partners}' (format parquet)`);
  await connection.run(`copy (from read_csv('${join(folder, "activities.csv")}')) to '${activities}' (format parquet)`);
}

const sums = "count(*) as count, sum(participants) as participants, sum(person_days) as person_days";
const figures = (from, to, previousFrom) => `
  with counted as (
    select *, starts_on >= '${from}' as now, date_trunc('month', starts_on) as month
    from '${activities}' where starts_on between '${previousFrom}' and '${to}')
  select now, kind, direction, month, country, ${sums} from counted
  group by grouping sets ((now), (now, kind), (now, direction), (now, month), (now, country))`;
const byPartner = (from, to, previousFrom) => `
  select starts_on >= '${from}' as now, partner, direction, ${sums}
  from '${activities}' join '${partners}' using (collaboration)
  where starts_on between '${previousFrom}' and '${to}' group by all`;

for await (const line of createInterface({ input: process.stdin })) {
  const [from, to, previousFrom] = line.split(" ");
  const start = performance.now();
  const groups = await connection.runAndReadAll(figures(from, to, previousFrom));
  const rows = groups.getRowObjects();
  const flows = (await connection.runAndReadAll(byPartner(from, to, previousFrom))).getRowObjects();
  const milliseconds = performance.now() - start;
  const total = rows.find((row) => row.now && row.kind === null && row.direction === null && row.month === null && row.country === null);
  const partnerCount = flows.filter((row) => row.now).reduce((sum, row) => sum + Number(row.count), 0);
  console.log(JSON.stringify({
    milliseconds, count: Number(total.count), participants: Number(total.participants), personDays: Number(total.person_days), partnerCount,
  }));
}
