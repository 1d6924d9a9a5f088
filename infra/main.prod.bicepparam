// The environment that people work with: nothing gets lost by mistake, and one building may fail.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'koreacentral')

param protectData = true
param storageRedundancy = 'Standard_GZRS'
param zoneRedundant = true
param privateNetwork = bool(readEnvironmentVariable('COLLAB_PRIVATE_NETWORK', 'false'))

param instanceMemory = 2048
param maximumInstances = 40
param requestsPerInstance = 32

param logDays = 90
param logGigabytesPerDay = 5
param alertEmails = filter(split(readEnvironmentVariable('COLLAB_ALERT_EMAILS', ''), ','), email => !empty(email))
param monthlyBudget = int(readEnvironmentVariable('COLLAB_MONTHLY_BUDGET', '100'))
param budgetStart = readEnvironmentVariable('COLLAB_BUDGET_START', '')

param register = {
  timeZone: readEnvironmentVariable('COLLAB_TIME_ZONE', 'Asia/Ulaanbaatar')
  academicYearStartMonth: 9
  defaultLanguage: 'mn'
  reportLanguages: 'mn,en'
}

param smtp = {
  host: readEnvironmentVariable('COLLAB_SMTP_HOST', '')
  from: readEnvironmentVariable('COLLAB_SMTP_FROM', '')
  user: readEnvironmentVariable('COLLAB_SMTP_USER', '')
}

param oidc = {
  authority: readEnvironmentVariable('COLLAB_OIDC_AUTHORITY', '')
  audience: readEnvironmentVariable('COLLAB_OIDC_AUDIENCE', '')
}
