// Who the app is. An identity of its own rather than the app's system-assigned one: it has its roles before the app exists, so the app's
// first start finds its package and secrets, and a new app in the old one's place needs no new roles.
param location string
param tags object
param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
