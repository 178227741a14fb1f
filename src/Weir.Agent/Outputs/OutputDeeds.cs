using System.Globalization;
using System.Text;
using Weir.Agent.Running;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Outputs;

/// <summary>Does what a job's definition wants done with its output, as the job's user and for a bounded time.</summary>
internal sealed class OutputDeeds(
    AgentOptions options,
    IAgentJournal journal,
    JobFolders folders,
    CurrentRights rights,
    IOutputMail mail,
    TimeProvider time
)
{
    private const int MostMailed = 1 << 20;

    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    private readonly OutputProgram _program = new(time);

    /// <summary>Does one; why it was not done, or <see langword="null"/>.</summary>
    public async Task<DeedFailure?> DoAsync(JournalJob row, OutputDeed deed, CancellationToken cancellationToken)
    {
        var folder = folders.PathOf(row.Number);
        if (await journal.FindSubmissionAsync(row.Number, cancellationToken).ConfigureAwait(false) is not { Submitter: var submitter })
        {
            return new DeedFailure("its submission is not in the journal any more");
        }

        if (deed.Kind is OutputDeed.Copy or OutputDeed.Print or OutputDeed.Run && rights.Refusal(submitter) is { } refusal)
        {
            return new DeedFailure(refusal);
        }

        try
        {
            using var late = new CancellationTokenSource(Most, time);
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            switch (deed.Kind)
            {
                case OutputDeed.Copy:
                    await Task.Run(() => Copy(row, rights.For(submitter), folder), CancellationToken.None)
                        .WaitAsync(bounded.Token)
                        .ConfigureAwait(false);
                    return null;
                case OutputDeed.Mail:
                    return await MailAsync(row, folder, bounded.Token).ConfigureAwait(false);
                case OutputDeed.Print:
                    return Of(await PrintAsync(row, rights.For(submitter), folder, cancellationToken).ConfigureAwait(false));
                case OutputDeed.Run:
                    return Of(await RunAsync(row, deed, rights.For(submitter), cancellationToken).ConfigureAwait(false));
                case OutputDeed.Reply:
                    return Of(JobInput.Answer(folder, RuleOf(row, deed).Reply!));
                case OutputDeed.Compress:
                    foreach (var name in JobOutput.Names)
                    {
                        JobOutput.Compress(folder, name, (submitter.UserId, folders.FilesGroup ?? submitter.GroupId));
                    }

                    return null;
                case OutputDeed.Remove:
                    JobOutput.Remove(folder);
                    return null;
                default:
                    return new DeedFailure("this version does not know how");
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Of(string.Create(CultureInfo.InvariantCulture, $"it took longer than {Most.TotalSeconds:0} s"));
        }
        catch (Exception refused)
            when (refused is IOException or UnauthorizedAccessException or AgentRefusedException or InvalidDataException)
        {
            return new DeedFailure(refused.Message);
        }
    }

    private static DeedFailure? Of(string? why) => why is null ? null : new DeedFailure(why);

    /// <summary>What programs find in their environment of the job whose output it is.</summary>
    public static IEnumerable<KeyValuePair<string, string>> EnvironmentOf(JournalJob row) =>
        [
            new("WEIR_JOB", row.Number.ToString()),
            new("WEIR_JOB_NAME", row.Name.Text),
            new("USER", row.User),
            new("LOGNAME", row.User),
            new("HOME", row.UserId is { } id ? UserAccounts.Find(id)?.Home ?? "/" : "/"),
        ];

    private void Copy(JournalJob row, Submitter user, string folder)
    {
        var to = row.Run!.Output!.CopyTo!;
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        foreach (var name in JobOutput.Names)
        {
            using var content = JobOutput.OpenContent(folder, name);
            if (content is null || (name == JobFiles.Error && content is FileStream { Length: 0 }))
            {
                continue;
            }

            var path = OutputPath.Fill(
                to,
                new Dictionary<string, string>
                {
                    ["$JOB NAME"] = row.Name.Text,
                    ["$JOBID"] = row.Number.ToString(),
                    ["$USER"] = row.User,
                    ["$MACHINE NAME"] = options.Machine,
                    ["$DATE"] = (row.Run?.JobDate ?? today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    [OutputPath.Stream] = name,
                }
            );
            path = name == JobFiles.Error && !OutputPath.NamesStream(to) ? path + ".err" : path;
            UserThread.Run(user.UserId, user.GroupId, user.Groups, () => Write(content, path, row.Number));
        }
    }

    // Written aside and renamed: nobody finds half of it.
    private static bool Write(Stream content, string path, TrackingNumber number)
    {
        var aside = Path.Join(Path.GetDirectoryName(path), $".{Path.GetFileName(path)}.weir-{number}");
        File.Delete(aside);
        using (
            var made = new FileStream(
                aside,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
                }
            )
        )
        {
            content.CopyTo(made, 1 << 16);
            made.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
        return true;
    }

    private async Task<DeedFailure?> MailAsync(JournalJob row, string folder, CancellationToken cancellationToken)
    {
        List<(string Name, byte[] Bytes)> files = [];
        foreach (var name in JobOutput.Names)
        {
            using var content = JobOutput.OpenContent(folder, name);
            if (content is not null)
            {
                var bytes = new byte[MostMailed];
                var length = await content
                    .ReadAtLeastAsync(bytes, MostMailed, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                files.Add(($"{name}.txt", bytes[..length]));
            }
        }

        var subject = $"Output of job {row.Number} {row.Name} on {options.Machine}: {EndText.Line(row)}";
        return await mail.SendAsync(row.Run!.Output!.Mail!, $"{row.Number}.{options.Machine}", subject, files, cancellationToken)
            .ConfigureAwait(false);
    }

    private static OutputRule RuleOf(JournalJob row, OutputDeed deed) => row.Run!.Messages[deed.Rule ?? 0];

    // It finds the line in its environment and on its standard input.
    private async Task<string?> RunAsync(JournalJob row, OutputDeed deed, Submitter user, CancellationToken cancellationToken)
    {
        var line = deed.Line ?? "";
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(line + "\n"));
        return await _program
            .RunAsync(RuleOf(row, deed).Run, user, [.. EnvironmentOf(row), new("WEIR_LINE", line)], input, Most, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<string?> PrintAsync(JournalJob row, Submitter user, string folder, CancellationToken cancellationToken)
    {
        await using var content = JobOutput.OpenContent(folder, JobFiles.Output) ?? Stream.Null;
        return await _program
            .RunAsync(row.Run!.Output!.Print, user, EnvironmentOf(row), content, Most, cancellationToken)
            .ConfigureAwait(false);
    }
}
