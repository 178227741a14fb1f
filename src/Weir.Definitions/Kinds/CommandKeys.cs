using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary>
/// The keys <c>command</c>, <c>capture</c>, <c>user</c>, <c>directory</c> and <c>environment</c> of a job definition of type batch or
/// captured.
/// </summary>
internal static class CommandKeys
{
    private static readonly string[] s_keys = ["command", "user", "directory", "environment"];

    private const string Shell = "/bin/sh",
        ShellLine = "-c";

    internal const string CommandForm = "a line for the shell, or a list: the program and its arguments";
    private const string EnvironmentForm = "NAME=value, NAME of letters, digits and _";

    /// <summary>Takes the keys; <see langword="null"/> where there is no command.</summary>
    public static PlannedCommand? Read(MappingReader keys, FaultList faults, JobDefinitionType type)
    {
        var (isBatch, isCaptured) = (type == JobDefinitionType.Batch, type == JobDefinitionType.Captured);
        var capture = keys.Name("capture");
        IReadOnlyList<string> arguments = keys.Words("command", CommandForm);
        var user = keys.Text("user", "the name of a user of the job's machine");
        var directory = keys.Text("directory", "an absolute path");
        var environment = keys.List<string>("environment", EnvironmentForm, TryEntry);
        if (directory is not null && !directory.StartsWith('/'))
        {
            faults.Add(keys.PlaceOf("directory"), $"'{Printable.Escape(directory, 200)}' is not an absolute path");
        }

        foreach (var key in s_keys.Where(key => !isBatch && !(isCaptured && key != "command") && keys.Has(key)))
        {
            faults.Add(
                keys.PlaceOf(key),
                key == "user" && type is (JobDefinitionType.Queued or JobDefinitionType.Tracked)
                    ? "user is for job definitions of type batch: what somebody submitted runs as its submitter, always; allowed are \"*\" and \"*CURRENT\", which say so"
                    : $"{key} is for job definitions of type batch: {(isCaptured ? "a captured job runs its capture" : type == JobDefinitionType.Container ? "a container runs a sub-schedule" : "others run what was submitted")}"
            );
        }

        foreach (var key in s_keys.Where(key => isBatch && !keys.Has("command") && keys.Has(key)))
        {
            faults.Add(keys.PlaceOf(key), $"{key} is for a command, and there is none: needed is {CommandForm}");
        }

        if (!isCaptured && keys.Has("capture"))
        {
            faults.Add(keys.PlaceOf("capture"), $"capture is for job definitions of type captured: say type: captured");
        }

        if (isCaptured && !keys.Has("capture"))
        {
            faults.Add(keys.Place, "a job definition of type captured has no capture: needed is the id of one of its machine");
        }

        if (isCaptured && capture is { } id)
        {
            arguments = [Shell, ShellLine, CaptureCall.Write(id)];
        }

        if (arguments.Sum(text => (long)text.Length) + environment.Sum(text => (long)text.Length) > StartPlanned.MostCharacters)
        {
            faults.Add(keys.PlaceOf("command"), $"command and environment have more than {StartPlanned.MostCharacters} characters");
        }

        return arguments.Count == 0
            ? null
            : new PlannedCommand
            {
                Arguments = arguments,
                User = user,
                Directory = directory,
                Environment = environment,
            };
    }

    public static EntryList AddCommand(this EntryList entries, PlannedCommand? command, JobDefinitionType type) =>
        command is null
            ? entries
            : (
                type == JobDefinitionType.Captured
                    ? entries.AddGiven("capture", command.Capture?.Text)
                    : entries.AddProgram("command", command.Arguments)
            )
                .AddGiven("user", command.User)
                .AddGiven("directory", command.Directory)
                .AddSome("environment", command.Environment.ToList());

    private static bool TryEntry(string text, out string entry)
    {
        entry = text;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            && !text.Contains('\0', StringComparison.Ordinal)
            && !char.IsAsciiDigit(text[0])
            && text[..equals].All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }
}
