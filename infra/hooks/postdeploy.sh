#!/usr/bin/env sh
# Subscribes the app's blob trigger to new files (infra/upload-events.bicep says why only now). Needs Azure CLI, signed in.
set -eu
cd "$(dirname "$0")/.."
: "${AZURE_RESOURCE_GROUP:?}" "${AZURE_FUNCTION_APP_NAME:?}" "${AZURE_EVENT_GRID_TOPIC_NAME:?}"

# The host makes the key of the trigger's address when it has loaded the new code: minutes at most. Only whether it is there is asked.
for try in $(seq 1 30); do
  ready=$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$AZURE_FUNCTION_APP_NAME" \
    --query "contains(keys(systemKeys || \`{}\`), 'blobs_extension')" --output tsv 2> /dev/null || true)
  [ "$ready" = true ] && break
  [ "$try" = 30 ] && { echo "The app has no key blobs_extension after five minutes: did it start? Its log stream says." >&2; exit 1; }
  sleep 10
done

az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name upload-events --template-file upload-events.bicep \
  --parameters functionAppName="$AZURE_FUNCTION_APP_NAME" eventTopicName="$AZURE_EVENT_GRID_TOPIC_NAME" --output none
echo "Files in the container uploads reach the app."
