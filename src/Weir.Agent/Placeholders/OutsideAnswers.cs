using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Variables;

namespace Weir.Agent.Placeholders;

/// <summary>
/// Asks programs, files and the environment for the values of variables: as the job's user, bounded in time and in output.
/// </summary>
internal sealed class OutsideAnswers(TimeProvider time)
{
    private const int LongestSaid = 200;

    private static readonly string[] s_common = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"];

    /// <summary>Asks for one.</summary>
    /// <param name="question">Which variable.</param>
    /// <param name="number">The job.</param>
    /// <param name="submission">What is to be started.</param>
    /// <param name="submitter">As whom.</param>
    public async Task<OutsideAnswer> AskAsync(
        OutsideQuestion question,
        TrackingNumber number,
        Submission submission,
        Submitter submitter
    ) =>
        question.Variable.Source switch
        {
            ProgramValue program => await RunAsync(question, program, number, submission, submitter).ConfigureAwait(false),
            FileValue => await Task.Run(() => Read(question.Texts[0], submitter)).ConfigureAwait(false),
            _ => OfEnvironment(question.Texts[0], submission),
        };

    /// <summary>What an entry of the job's environment says.</summary>
    public static OutsideAnswer OfEnvironment(string name, Submission submission)
    {
        var start = Encoding.UTF8.GetBytes(name + "=");
        return submission.Environment.LastOrDefault(entry => entry.AsSpan().StartsWith(start)) is { } entry
            ? new OutsideAnswer(Encoding.UTF8.GetString(entry.AsSpan(start.Length)), "")
            : Nothing($"the job's environment has no {Printable.Escape(name, 100)}");
    }

    private static OutsideAnswer Read(string path, Submitter submitter)
    {
        try
        {
            var bytes = UserThread.Run(submitter.UserId, submitter.GroupId, submitter.Groups, () => ReadStart(path));
            return FirstLine(bytes, $"file {Printable.Escape(path, 200)}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or LinuxException)
        {
            return Nothing($"file {Printable.Escape(path, 200)} cannot be read as {submitter.User}: {refused.Message}");
        }
    }

    // No pipe is waited for, and no link is followed to a file that its path does not name.
    private static byte[] ReadStart(string path)
    {
        using var folder = FolderHandle.Open(Path.GetDirectoryName(path) ?? "/");
        using var file = OpenedFile.Open(folder, Path.GetFileName(path)) ?? throw new FileNotFoundException("there is no such file");
        return file.Facts.IsRegular ? file.ReadHead(VariableDefinition.LongestValue * 4) : throw new IOException("it is no regular file");
    }

    private async Task<OutsideAnswer> RunAsync(
        OutsideQuestion question,
        ProgramValue program,
        TrackingNumber number,
        Submission submission,
        Submitter submitter
    )
    {
        string[] environment =
        [
            .. s_common,
            $"HOME={UserAccounts.Find(submitter.UserId)?.Home ?? "/"}",
            $"LOGNAME={submitter.User}",
            $"USER={submitter.User}",
            $"WEIR_JOB={number}",
            $"WEIR_JOB_NAME={submission.Name}",
            $"WEIR_VARIABLE={question.Variable.Name}",
        ];
        var what = $"program {Printable.Escape(question.Texts[0], 200)}";
        try
        {
            var ran = await UserProgram
                .RunAsync(
                    question.Texts,
                    environment,
                    new ProgramUser(submitter.UserId, submitter.GroupId, submitter.Groups),
                    Stream.Null,
                    VariableDefinition.LongestValue * 4,
                    program.Within,
                    time,
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            var said = Printable.Escape(Encoding.UTF8.GetString(ran.Errors).Trim(), LongestSaid);
            return ran.Status is not { } status
                    ? Nothing(string.Create(CultureInfo.InvariantCulture, $"{what} was not done within {program.Within.TotalSeconds:0} s"))
                : status != 0
                    ? Nothing(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{what} ended with status {status}{(said.Length > 0 ? $": {said}" : "")}"
                        )
                    )
                : Text(ran.Output, what);
        }
        catch (IOException failure)
        {
            return Nothing($"{what} cannot be run as {submitter.User}: {failure.Message}");
        }
    }

    // As a shell does with what a command prints: line ends at the end are none of the value.
    private static OutsideAnswer Text(byte[] bytes, string what) => Decoded(bytes.AsSpan().TrimEnd("\r\n"u8), what, "output");

    private static OutsideAnswer FirstLine(byte[] bytes, string what)
    {
        var end = bytes.AsSpan().IndexOf((byte)'\n');
        return Decoded(bytes.AsSpan(0, end < 0 ? bytes.Length : end).TrimEnd((byte)'\r'), what, "first line");
    }

    private static OutsideAnswer Decoded(ReadOnlySpan<byte> bytes, string what, string part)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length > VariableDefinition.LongestValue || text.Contains('\uFFFD', StringComparison.Ordinal)
            ? Nothing(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the {part} of {what} is no text of at most {VariableDefinition.LongestValue} characters"
                )
            )
            : new OutsideAnswer(text, "");
    }

    private static OutsideAnswer Nothing(string fault) => new(null, fault);
}
