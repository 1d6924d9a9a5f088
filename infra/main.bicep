// Everything that one environment of Collab runs on: a resource group and what is in it. `azd provision` deploys this file, and so does
//   az deployment sub create --location <region> --template-file infra/main.bicep --parameters infra/main.dev.bicepparam
// The subscription of the blob trigger to its events comes after the code: upload-events.bicep.
targetScope = 'subscription'

@description('Names the environment, such as dev or prod; part of every name.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('The Azure region.')
param location string

@description('The resource group, which is made where it is missing.')
param resourceGroupName string = 'rg-collab-${environmentName}'

@description('Tags of every resource, besides those that this template sets.')
param tags object = {}

@description('Keeps what was lost by mistake: versions of files, deleted files for a month, a vault that can not be purged, a storage account that can not be deleted.')
param protectData bool

@description('Copies of the stored data: LRS one building, ZRS three, GRS and GZRS also a second region.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageRedundancy string = 'Standard_LRS'

@description('Spreads the instances of the app over the availability zones of the region. Choose a storageRedundancy with a Z as well.')
param zoneRedundant bool = false

@description('Reaches storage and vault by private endpoints in a network of their own. Senders then can not use upload addresses, which are the storage account\'s, and send files through the API.')
param privateNetwork bool = false

@description('The network of privateNetwork: a /24.')
param networkAddressPrefix string = '10.90.0.0/24'

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Most instances at once.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Requests that one instance works on at once before another is started.')
@minValue(1)
@maxValue(1000)
param requestsPerInstance int = 32

@description('Days for which logs and telemetry are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Most telemetry in GB a day; what is over it is not kept. -1 is no limit.')
param logGigabytesPerDay int = 1

@description('Who gets mail about alerts and the budget.')
param alertEmails string[] = []

@description('The budget of a month in the currency of the bill. 0 is no budget.')
param monthlyBudget int = 0

@description('The day that the budget counts from, such as 2026-11-01: the first of the month in which it is made. Never to be changed afterwards. Empty is no budget.')
param budgetStart string = ''

@description('How the register counts: see RegisterOptions in modules/settings.bicep.')
param register object = {}

@description('The mail server that reminders go through: host, port, from, user, startTls. Its password is the secret smtp-password.')
param smtp object = {}

@description('The OpenID Connect issuer whose tokens sign in: authority, audience, roleClaim, institutionClaim, roles.')
param oidc object = {}

// Short, the same at every deployment, and unlike anybody else's: storage accounts, vaults and apps need names that nobody else has.
var unique = take(uniqueString(subscription().id, resourceGroupName, location), 8)
var suffix = '${environmentName}-${unique}'
var allTags = union(tags, {
  'azd-env-name': environmentName
  application: 'collab'
  environment: environmentName
  criticality: protectData ? 'high' : 'low'
})

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: allTags
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    location: location
    tags: allTags
    workspaceName: 'log-collab-${suffix}'
    insightsName: 'appi-collab-${suffix}'
    days: logDays
    gigabytesPerDay: logGigabytesPerDay
  }
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: {
    location: location
    tags: allTags
    name: 'id-collab-${suffix}'
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    location: location
    tags: allTags
    name: 'stcollab${unique}'
    redundancy: storageRedundancy
    protect: protectData
    isPublic: !privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    location: location
    tags: allTags
    name: 'kv-collab-${unique}'
    protect: protectData
    isPublic: !privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  name: 'network'
  params: {
    location: location
    tags: allTags
    name: 'vnet-collab-${suffix}'
    addressPrefix: networkAddressPrefix
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  name: 'roles'
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module app 'modules/function-app.bicep' = {
  scope: group
  name: 'function-app'
  params: {
    location: location
    tags: allTags
    name: 'func-collab-${suffix}'
    planName: 'asp-collab-${suffix}'
    identityId: identity.outputs.id
    packageContainer: storage.outputs.packageContainer
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    zoneRedundant: zoneRedundant
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    requestsPerInstance: requestsPerInstance
  }
  // The package is read, and secrets are looked up, as soon as the app exists.
  dependsOn: [roles]
}

module settings 'modules/settings.bicep' = {
  scope: group
  name: 'settings'
  params: {
    appName: app.outputs.name
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    register: register
    smtp: smtp
    oidc: oidc
  }
}

module events 'modules/events.bicep' = {
  scope: group
  name: 'events'
  params: {
    location: location
    tags: allTags
    name: 'egst-collab-${suffix}'
    storageName: storage.outputs.name
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    location: location
    tags: allTags
    suffix: suffix
    emails: alertEmails
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(budgetStart) && !empty(alertEmails)) {
  scope: group
  name: 'budget'
  params: {
    name: 'budget-collab-${environmentName}'
    amount: monthlyBudget
    start: budgetStart
    emails: alertEmails
  }
}

// azd keeps these in the environment, where the hooks find them.
output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_EVENT_GRID_TOPIC_NAME string = events.outputs.name
output COLLAB_URL string = app.outputs.url
