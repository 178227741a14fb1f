using System.Text;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Web.Rest;

/// <summary>Submissions that come as JSON: what they do not say is as <c>weir submit</c> has it.</summary>
internal static class SubmitRequests
{
    public static Submission SubmissionOf(SubmitRequest request, string home)
    {
        if (request.Command is { Count: > 0 } == request.Script is not null)
        {
            throw Requests.Invalid("say either command (a list, the program first) or script");
        }

        if (request.Script is { } script && !script.StartsWith("#!", StringComparison.Ordinal))
        {
            throw Requests.Invalid("a script begins with #! and its interpreter");
        }

        if (request.Directory is { } directory && !directory.StartsWith('/'))
        {
            throw Requests.Invalid($"the directory '{Printable.Escape(directory)}' is not absolute");
        }

        if (request.Priority is < 1 or > 9)
        {
            throw Requests.Invalid("a priority is 1 to 9; 1 goes first");
        }

        var command = request.Command ?? [request.Name ?? "script"];
        if (
            command
                .Concat(request.Environment?.Keys ?? [])
                .Concat(request.Environment?.Values ?? [])
                .Any(text => text.Contains('\0', StringComparison.Ordinal))
        )
        {
            throw Requests.Invalid("commands and environments hold no NUL character");
        }

        var area = request.LocalDataArea is { } text ? Encoding.UTF8.GetBytes(text) : null;
        if (area?.Length > JobSpec.LocalDataAreaSize)
        {
            throw Requests.Invalid($"a local data area is at most {JobSpec.LocalDataAreaSize} bytes");
        }

        return new Submission
        {
            Key = request.Key is { } key && key != default ? key : Guid.NewGuid(),
            Name = request.Name is { } name ? Requests.Name(name) : ObjectName.Derive(Path.GetFileName(command[0])),
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            JobDescription = Qualified(request.JobDescription),
            JobQueue = Qualified(request.JobQueue),
            Arguments = [.. command.Select(Encoding.UTF8.GetBytes)],
            Script = request.Script is null ? null : Encoding.UTF8.GetBytes(request.Script),
            Environment = [.. Environment(request, home).Select(entry => Encoding.UTF8.GetBytes($"{entry.Key}={entry.Value}"))],
            Directory = Encoding.UTF8.GetBytes(request.Directory ?? home),
            LocalDataArea = area,
            LibraryList = [.. (request.LibraryList ?? []).Select(Requests.Name)],
            JobDate = request.Date,
            Priority = request.Priority ?? 5,
            Hold = request.Hold,
            Limits = [.. (request.Limits ?? []).Select(Need)],
            Monitor = request.Monitor,
            MonitorPassword = request.MonitorPassword,
            Service = request.Service is { } service ? Requests.Name(service) : null,
        };
    }

    private static Dictionary<string, string> Environment(SubmitRequest request, string home)
    {
        var environment = new Dictionary<string, string>(request.Environment ?? new Dictionary<string, string>());
        environment.TryAdd("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.TryAdd("HOME", home);
        return environment.Keys.FirstOrDefault(name => name.Length == 0 || name.Contains('=', StringComparison.Ordinal)) is { } wrong
            ? throw Requests.Invalid($"'{Printable.Escape(wrong)}' is not a name of an environment variable")
            : environment;
    }

    private static QualifiedName Qualified(string? text) =>
        text is null ? QualifiedName.Default
        : QualifiedName.TryParse(text, out var name) ? name
        : throw Requests.Invalid($"'{Printable.Escape(text)}' is not LIBRARY/NAME: each part is {ObjectName.Allowed}");

    private static LimitNeed Need(string text) =>
        LimitNeed.TryParse(text, out var need)
            ? need
            : throw Requests.Invalid($"'{Printable.Escape(text)}' is not a limit: {LimitNeed.Allowed}");
}
