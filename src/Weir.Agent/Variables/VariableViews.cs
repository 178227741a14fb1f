using System.Globalization;
using System.Text;
using Weir.JobVariables;
using Weir.Protocol.Variables;

namespace Weir.Agent.Variables;

/// <summary>Variables in the words of the protocol.</summary>
internal static class VariableViews
{
    public static VariableView From(VariableDescription variable, string file, VariableValue? value)
    {
        var view = new VariableView
        {
            Owner = variable.Variable.User,
            Name = variable.Variable.Name,
            File = file,
            Size = variable.Size,
            Encoding = variable.Encoding == VariableEncoding.Ebcdic ? "ebcdic" : "ascii",
            Access = variable.ReadOnly ? "read" : "write",
            Share = variable.Shared ? "all" : "owner",
            ReadPassword = variable.HasReadPassword,
            WritePassword = variable.HasWritePassword,
            CreatedAt = variable.CreatedAt,
            KeepUntil = variable.RetainedUntil,
            Monitoring = variable.MonitoredBy is not null,
            Protected = variable.IsProtected,
            Job = variable.MonitoredBy?.Value,
        };
        if (value is { } held)
        {
            view.Value = Convert.ToBase64String(held.Bytes.Span);
            view.Text = Text(held);
            view.Record = RecordOf(held);
        }

        return view;
    }

    /// <summary>The value as a record, where it is one; what else begins with a dollar sign is none.</summary>
    public static MonitoringView? RecordOf(VariableValue value)
    {
        if (value.Bytes.Length < MonitoringRecord.Size || CharacterSet.For(value.Encoding).Decode(value.Bytes.Span[..1]) != "$")
        {
            return null;
        }

        var record = value.Record;
        var kind = record.Type switch
        {
            'J' => "job",
            'S' => "spool job",
            'P' => "program",
            _ => "other",
        };
        if (kind == "program")
        {
            return new MonitoringView
            {
                Status = record.Status.ToString(),
                Meaning = Meaning(record),
                Kind = kind,
                Type = "P",
                ReturnCode = record.ReturnCode,
                Info = Given(record.Information),
            };
        }

        return new MonitoringView
        {
            Status = record.Status.ToString(),
            Meaning = Meaning(record),
            Kind = kind,
            Tsn = Given(record.Tsn),
            CatalogueId = Given(record.Catalog),
            Type = record.Type == ' ' ? "" : record.Type.ToString(),
            Session = Given(record.Session),
            StartedAt = Stamp(record.StartedAt),
            ActivityAt = Stamp(record.ActivityAt),
            Descriptor = Given(record.Application),
            Info = Given(record.Information),
        };
    }

    private static string Meaning(MonitoringRecord record) => record.Status.Meaning ?? "not known to Weir; passed through";

    private static string? Given(string text) => text.Trim(' ') is { Length: > 0 } given ? given : null;

    private static string? Stamp(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddHHmmss", CultureInfo.InvariantCulture);

    private static string Text(VariableValue value) =>
        new StringBuilder(CharacterSet.For(value.Encoding).Decode(value.Bytes.Span)).Replace('\uFFFD', '.').ToString();
}
