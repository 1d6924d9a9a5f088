using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>The kept form of a timer's status: the genuine host's, <c>{"Last":…,"Next":…,"LastUpdated":…}</c>.</summary>
[JsonSerializable(typeof(ScheduleStatus))]
internal sealed partial class TimerJson : JsonSerializerContext;
