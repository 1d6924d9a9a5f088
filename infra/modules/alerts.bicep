// What somebody is told of by mail. Each alert is one query over the workspace; a query that finds nothing is silence.
param location string
param tags object
param suffix string
param emails string[]
param workspaceId string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-collab-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'collab'
    enabled: true
    emailReceivers: [for (email, i) in emails: {
      name: 'mail-${i}'
      emailAddress: email
      useCommonAlertSchema: true
    }]
  }
}

// `over` is how many rows are too many; with a `column`, how great its greatest value may be. `under` is how many rows are too few.
// Event ids are those of Collab.Functions/Log.cs. The app sends no exception objects, because their messages may tell too much: what it
// logs with one has the attribute exception.type. AppExceptions has those of the Functions host.
var alerts = [
  {
    name: 'failed-requests'
    title: 'Requests fail'
    description: 'More than five requests in a quarter of an hour were answered with a fault of the server. See docs/operations.md, "When an alert comes".'
    severity: 1
    query: 'AppRequests | where toint(ResultCode) between (500 .. 599)'
    every: 'PT5M'
    window: 'PT15M'
    over: 5
  }
  {
    name: 'exceptions'
    title: 'Functions end with an exception'
    description: 'A timer, the blob trigger or a request met with an exception more than three times in an hour. See docs/operations.md, "When an alert comes".'
    severity: 2
    query: 'union isfuzzy=true (AppTraces | where isnotempty(tostring(Properties["exception.type"]))), AppExceptions'
    every: 'PT15M'
    window: 'PT1H'
    over: 3
  }
  {
    name: 'poison-queue'
    title: 'A file could not be read after five tries'
    description: 'The blob trigger gave up on a file and put a message on the queue webjobs-blobtrigger-poison. See docs/operations.md, "When an alert comes".'
    severity: 2
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and ObjectKey contains "webjobs-blobtrigger-poison"'
    every: 'PT15M'
    window: 'PT15M'
    over: 0
  }
  {
    name: 'nightly-check'
    title: 'Kept figures differ from the records'
    description: 'The nightly check found a month whose kept figures do not follow from its records, or could not look (event ids 2031, 2032). See docs/operations.md, "When an alert comes".'
    severity: 1
    query: 'AppTraces | where tostring(Properties.EventId) in ("2031", "2032") or Message startswith "The month cell" or Message startswith "The nightly check could not"'
    every: 'PT1H'
    window: 'PT1H'
    over: 0
  }
  {
    name: 'check-not-run'
    title: 'The nightly check has not run'
    description: 'No nightly check came to its end for 26 hours (event id 2030). See docs/operations.md, "When an alert comes".'
    severity: 2
    query: 'AppTraces | where TimeGenerated > ago(26h) | where tostring(Properties.EventId) == "2030" or Message startswith "The nightly check looked at"'
    every: 'PT6H'
    // A day would be too short: a run that ends minutes later than yesterday's would be missed. The query itself takes 26 hours of it.
    window: 'P2D'
    under: 1
  }
  {
    name: 'backup'
    title: 'The backup failed or holds a fault'
    description: 'The nightly export was not made, or holds a fault that the register has (event ids 2051, 2052). See docs/operations.md, "When an alert comes".'
    severity: 1
    query: 'AppTraces | where tostring(Properties.EventId) in ("2051", "2052") or Message startswith "The daily export of the register failed" or (Message startswith "The export" and Message contains "holds a fault")'
    every: 'PT1H'
    window: 'PT1H'
    over: 0
  }
  {
    name: 'slow-requests'
    title: 'Requests are slow'
    description: 'Of a quarter of an hour\'s requests, one in twenty took longer than two seconds. See docs/operations.md, "When an alert comes".'
    severity: 3
    query: 'AppRequests | summarize Requests = count(), P95 = percentile(DurationMs, 95) | where Requests >= 50'
    every: 'PT5M'
    window: 'PT15M'
    column: 'P95'
    over: 2000
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in alerts: {
  name: 'sqr-collab-${alert.name}-${suffix}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Collab: ${alert.title}'
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: alert.every
    windowSize: alert.window
    autoMitigate: true
    // A table comes into being with its first row; until then the query would be called wrong.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          timeAggregation: alert.?column == null ? 'Count' : 'Maximum'
          metricMeasureColumn: alert.?column
          operator: alert.?under == null ? 'GreaterThan' : 'LessThan'
          threshold: alert.?under ?? alert.over
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [people.id]
    }
  }
}]
