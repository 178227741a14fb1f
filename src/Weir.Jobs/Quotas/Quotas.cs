using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs;

/// <summary>
/// How much one caller may have of each thing. Root, and the user whom the host runs as, are bound by what the machine has only.
/// Settings are given as <c>NAME=VALUE</c>: <c>--quota jobs=500</c>.
/// </summary>
public sealed record Quotas
{
    /// <summary>What the host and the agent do where nothing else is set: no honest user meets these.</summary>
    public static Quotas Default { get; } = new();

    /// <summary>Open connections of a user, or of an address over TCP, that do not wait for something.</summary>
    public int Connections { get; init; } = 1024;

    /// <summary>
    /// Connections of a user that wait: processes before their command, conditions, ends of jobs, logs that are followed.
    /// </summary>
    public int Waiting { get; init; } = 10_000;

    /// <summary>Event streams of a user.</summary>
    public int Streams { get; init; } = 16;

    /// <summary>XML connections of an address.</summary>
    public int ThruPut { get; init; } = 16;

    /// <summary>Requests of a user that are being answered at once; more wait for their turn.</summary>
    public int Requests { get; init; } = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>Jobs of a user on this machine that are not over.</summary>
    public int Jobs { get; init; } = 10_000;

    /// <summary>Jobs of a user on this machine that wait to be started.</summary>
    public int Held { get; init; } = 10_000;

    /// <summary>Bytes of all submissions of a user that the journal keeps, those of jobs that are over included.</summary>
    public long Submissions { get; init; } = 2L << 30;

    /// <summary>Job variables of a user.</summary>
    public int Variables { get; init; } = 10_000;

    /// <summary>Actions of a user that wait for their conditions.</summary>
    public int Actions { get; init; } = 1000;

    /// <summary>Tokens of a user.</summary>
    public int Tokens { get; init; } = 100;

    /// <summary>Bytes that a job may write to each of its two files of output, where its rule says nothing.</summary>
    public long Output { get; init; } = 4L << 30;

    /// <summary>The names of the settings, for error messages.</summary>
    public static string Allowed { get; } = string.Join(", ", QuotaNames.All);

    /// <summary>The setting of this name.</summary>
    public long this[string name] =>
        name switch
        {
            QuotaNames.Connections => Connections,
            QuotaNames.Waiting => Waiting,
            QuotaNames.Streams => Streams,
            QuotaNames.ThruPut => ThruPut,
            QuotaNames.Requests => Requests,
            QuotaNames.Jobs => Jobs,
            QuotaNames.Held => Held,
            QuotaNames.Submissions => Submissions,
            QuotaNames.Variables => Variables,
            QuotaNames.Actions => Actions,
            QuotaNames.Tokens => Tokens,
            QuotaNames.Output => Output,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no quota has this name"),
        };

    /// <summary>These settings with one or more changed: <c>NAME=VALUE</c>, with commas between them.</summary>
    public bool TryWith(string text, out Quotas quotas, [NotNullWhen(false)] out string? fault)
    {
        quotas = this;
        fault = null;
        foreach (var setting in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (setting.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value] || !QuotaNames.All.Contains(name))
            {
                fault = $"'{Printable.Escape(setting)}' is not a quota: NAME=VALUE, where NAME is one of {Allowed}";
                return false;
            }

            if (
                !ByteSize.TryParse(value, out var bytes)
                || bytes < 1
                || (!QuotaNames.IsInBytes(name) && (bytes > int.MaxValue || !char.IsAsciiDigit(value[^1])))
            )
            {
                fault =
                    $"quota {name} cannot be '{Printable.Escape(value)}': {(QuotaNames.IsInBytes(name) ? ByteSize.Allowed : string.Create(CultureInfo.InvariantCulture, $"a number from 1 to {int.MaxValue}"))}";
                return false;
            }

            quotas = quotas.With(name, bytes);
        }

        return true;
    }

    private Quotas With(string name, long value) =>
        name switch
        {
            QuotaNames.Connections => this with { Connections = (int)value },
            QuotaNames.Waiting => this with { Waiting = (int)value },
            QuotaNames.Streams => this with { Streams = (int)value },
            QuotaNames.ThruPut => this with { ThruPut = (int)value },
            QuotaNames.Requests => this with { Requests = (int)value },
            QuotaNames.Jobs => this with { Jobs = (int)value },
            QuotaNames.Held => this with { Held = (int)value },
            QuotaNames.Submissions => this with { Submissions = value },
            QuotaNames.Variables => this with { Variables = (int)value },
            QuotaNames.Actions => this with { Actions = (int)value },
            QuotaNames.Tokens => this with { Tokens = (int)value },
            _ => this with { Output = value },
        };
}
