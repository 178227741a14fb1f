using System.Text.Json.Serialization;

namespace Weir.Cli.Probes;

/// <summary>All findings of one run.</summary>
internal sealed record DoctorReport(bool CanRun, IReadOnlyList<Finding> Items);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class DoctorJson : JsonSerializerContext;
