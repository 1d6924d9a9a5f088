#!/usr/bin/env sh
# Makes the secrets that the vault lacks, and never touches one that is there. A register that moves here from elsewhere brings its own:
# set COLLAB_PERSON_KEY and COLLAB_WEBHOOK_KEY before the first run, or people in rosters are counted anew and subscribers need new secrets.
# Needs Azure CLI, signed in, and jq; reads what azd or the workflow has in the environment. Secrets are written through Azure Resource
# Manager, which asks for no role inside the vault and reaches a vault in a private network, too.
set -eu
: "${AZURE_RESOURCE_GROUP:?}" "${AZURE_KEY_VAULT_NAME:?}" "${AZURE_FUNCTION_APP_NAME:?}"

umask 077
body=$(mktemp)
trap 'rm -f "$body"' EXIT
group="https://management.azure.com/subscriptions/$(az account show --query id --output tsv)/resourceGroups/$AZURE_RESOURCE_GROUP/providers"
secrets="$group/Microsoft.KeyVault/vaults/$AZURE_KEY_VAULT_NAME/secrets"
there=$(az rest --method get --url "$secrets?api-version=2023-07-01" --query 'value[].name' --output tsv)

put() { # name, value; the value goes by a file that only its owner reads, not by the command line
  printf '%s' "$2" | jq --raw-input --slurp '{ properties: { value: . } }' > "$body"
  az rest --method put --url "$secrets/$1?api-version=2023-07-01" --body "@$body" --output none
  echo "The secret $1 was put into the vault $AZURE_KEY_VAULT_NAME."
}

make() { # name, value that was brought along or nothing
  if printf '%s\n' "$there" | grep -qx "$1"; then return; fi
  if [ -n "$2" ]; then put "$1" "$2"; else put "$1" "$(openssl rand -hex 32)"; fi
}

make admin-token "${COLLAB_ADMIN_TOKEN:-}"
make person-key "${COLLAB_PERSON_KEY:-}"
make webhook-key "${COLLAB_WEBHOOK_KEY:-}"
# Nobody can make up the mail server's password: it is put where one is brought along, also over an older one.
if [ -n "${COLLAB_SMTP_PASSWORD:-}" ]; then put smtp-password "$COLLAB_SMTP_PASSWORD"; fi

# The app looks a secret up when its settings change, else once a day: now.
az rest --method post --url "$group/Microsoft.Web/sites/$AZURE_FUNCTION_APP_NAME/config/configreferences/appsettings/refresh?api-version=2024-04-01" --output none
