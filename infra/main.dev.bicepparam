// The small environment, to try things in: cheap, and nothing in it is kept for long.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'koreacentral')

param protectData = false
param storageRedundancy = 'Standard_LRS'
param zoneRedundant = false
param privateNetwork = bool(readEnvironmentVariable('COLLAB_PRIVATE_NETWORK', 'false'))

param instanceMemory = 2048
param maximumInstances = 40
param requestsPerInstance = 32

param logDays = 30
param logGigabytesPerDay = 1
param alertEmails = filter(split(readEnvironmentVariable('COLLAB_ALERT_EMAILS', ''), ','), email => !empty(email))
param monthlyBudget = int(readEnvironmentVariable('COLLAB_MONTHLY_BUDGET', '20'))
param budgetStart = readEnvironmentVariable('COLLAB_BUDGET_START', '')

param register = {
  timeZone: readEnvironmentVariable('COLLAB_TIME_ZONE', 'Asia/Ulaanbaatar')
  academicYearStartMonth: 9
  defaultLanguage: 'en'
  reportLanguages: 'en'
}
