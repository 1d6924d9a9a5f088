// The app's settings. What each means is in the README's table; a test compares the two, and both with what the code reads.
param appName string
param identityClientId string
param storageName string
param vaultName string
param insightsName string

@description('How the register counts. What is left out is the app\'s own default.')
type RegisterOptions = {
  @description('A name of the IANA time zone database, such as Asia/Ulaanbaatar.')
  timeZone: string?

  @description('The month in which an academic year begins.')
  @minValue(1)
  @maxValue(12)
  academicYearStartMonth: int?

  defaultLanguage: ('en' | 'mn' | 'ne')?

  @description('With commas between: mn,en')
  reportLanguages: string?

  @minValue(1)
  @maxValue(365)
  rosterDays: int?
  backupDays: int?
  backupMonths: int?
  backupFiles: bool?

  webhooksToPrivateAddresses: bool?
  requestsPerSecond: int?
  concurrentRequests: int?
  burst: int?
  recordBytes: int?
  uploadBytes: int?
}

type SmtpOptions = {
  host: string?
  port: int?
  from: string?
  user: string?
  startTls: bool?
}

type OidcOptions = {
  authority: string?
  audience: string?
  roleClaim: string?
  institutionClaim: string?

  @description('Role of Collab by value of the role claim.')
  roles: object?
}

param register RegisterOptions
param smtp SmtpOptions
param oidc OidcOptions

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

var secret = '@Microsoft.KeyVault(VaultName=${vaultName};SecretName={0})'

// The host, its scale controller and the blob trigger each read the storage account from here; the app does, too.
var host = {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  AzureFunctionsJobHost__telemetryMode: 'OpenTelemetry'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// The scale controller starts an app that sleeps when a timer is due, and doesn't read host.json: it finds the schedules here.
var schedules = toObject(items(loadJsonContent('../../host.json').schedules), s => 'AzureFunctionsJobHost__schedules__${s.key}', s => s.value)

var secrets = {
  Collab__AdminToken: format(secret, 'admin-token')
  Collab__PersonKey: format(secret, 'person-key')
  Collab__WebhookKey: format(secret, 'webhook-key')
}

var given = {
  Collab__Storage: 'azure'
  Collab__Limits__TrustForwardedFor: 'true'
  Collab__TimeZone: register.?timeZone
  Collab__AcademicYearStartMonth: register.?academicYearStartMonth
  Collab__DefaultLanguage: register.?defaultLanguage
  Collab__ReportLanguages: register.?reportLanguages
  Collab__RosterDays: register.?rosterDays
  Collab__BackupDays: register.?backupDays
  Collab__BackupMonths: register.?backupMonths
  Collab__BackupFiles: register.?backupFiles
  Collab__WebhooksToPrivateAddresses: register.?webhooksToPrivateAddresses
  Collab__Limits__ConcurrentRequests: register.?concurrentRequests
  Collab__Limits__RequestsPerSecond: register.?requestsPerSecond
  Collab__Limits__Burst: register.?burst
  Collab__Limits__RecordBytes: register.?recordBytes
  Collab__Limits__UploadBytes: register.?uploadBytes
  Collab__Smtp__Host: smtp.?host
  Collab__Smtp__Port: smtp.?port
  Collab__Smtp__From: smtp.?from
  Collab__Smtp__User: smtp.?user
  Collab__Smtp__StartTls: smtp.?startTls
  Collab__Smtp__Password: empty(smtp.?user ?? '') ? null : format(secret, 'smtp-password')
  Collab__Oidc__Authority: oidc.?authority
  Collab__Oidc__Audience: oidc.?audience
  Collab__Oidc__RoleClaim: oidc.?roleClaim
  Collab__Oidc__InstitutionClaim: oidc.?institutionClaim
}

// What isn't given isn't set.
var chosen = toObject(filter(items(given), s => !empty(string(s.value ?? ''))), s => s.key, s => string(s.value))
var roles = toObject(items(oidc.?roles ?? {}), r => 'Collab__Oidc__Roles__${r.key}', r => string(r.value))

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(host, schedules, secrets, chosen, roles)
}
