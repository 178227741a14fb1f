using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;

namespace Weir.Agent.Gate;

/// <summary>
/// Finds at submission what could only fail later: no such command with the job's own <c>PATH</c>, no such directory. Paths are
/// looked at for the agent's own user only: for another the agent would see more than that user may, and its answer would tell.
/// His client has looked with his rights, and the kernel has the last word at the start.
/// </summary>
internal static class CommandCheck
{
    private const string DefaultPath = "/usr/local/bin:/usr/bin:/bin";
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // Refuses bytes that are not UTF-8: such paths exist and cannot be looked at as text.
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="AgentRefusedException">Command or directory is not there.</exception>
    public static void Require(Submission submission, bool ownUser, string jobs)
    {
        if (Text(submission.Directory) is { } directory && (!Path.IsPathRooted(directory) || (ownUser && !Directory.Exists(directory))))
        {
            throw new AgentRefusedException(
                ProblemCodes.NoSuchDirectory,
                $"directory {Printable.Escape(submission.Directory)} does not exist: name an existing, absolute one"
            );
        }

        if (submission.Script is { } script)
        {
            if (!script.AsSpan().StartsWith("#!"u8))
            {
                throw new AgentRefusedException(ProblemCodes.NoSuchCommand, "a script begins with #! and its interpreter: add that line");
            }

            // Whether an interpreter is there would tell another user of files that he may not see.
            if ((ownUser ? ProgramFault.OfScript(script, PathOf(submission)) : ProgramFault.OfLineEnd(script)) is { } fault)
            {
                throw new AgentRefusedException(ProblemCodes.NoSuchCommand, $"the script cannot run: {fault}");
            }

            if (ProgramFault.ForbidsExecution(jobs))
            {
                throw new AgentRefusedException(
                    ProblemCodes.NoSuchCommand,
                    $"no script can run from {jobs}, which lies on a mount that forbids execution (noexec): mount it without, or submit the interpreter, as in weir submit -- sh SCRIPT"
                );
            }

            return;
        }

        var command = submission.Arguments[0];
        if (Text(command) is not { } name)
        {
            return;
        }

        if (name.Length == 0)
        {
            throw new AgentRefusedException(ProblemCodes.NoSuchCommand, "the command is empty: name a program");
        }

        if (!ownUser)
        {
            return;
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            Check(Path.Combine(Text(submission.Directory) ?? "/", name), name);
            return;
        }

        var path = (PathOf(submission) is { } given ? Text(given) : null) ?? DefaultPath;
        foreach (var folder in path.Split(':'))
        {
            var candidate = Path.Combine(Text(submission.Directory) ?? "/", folder, name);
            if (File.Exists(candidate) && (new FileInfo(candidate).UnixFileMode & AnyExecute) != 0)
            {
                return;
            }
        }

        throw new AgentRefusedException(
            ProblemCodes.NoSuchCommand,
            $"command {Printable.Escape(name)} was not found in the job's PATH ({Printable.Escape(path)}): name it with its path"
        );
    }

    private static void Check(string path, string name)
    {
        if (!File.Exists(path))
        {
            throw new AgentRefusedException(
                ProblemCodes.NoSuchCommand,
                $"command {Printable.Escape(name)} does not exist: name an existing program"
            );
        }

        if ((new FileInfo(path).UnixFileMode & AnyExecute) == 0)
        {
            throw new AgentRefusedException(
                ProblemCodes.NoSuchCommand,
                $"{Printable.Escape(name)} cannot be executed: chmod +x, or name its interpreter"
            );
        }

        if (ProgramFault.Find([Encoding.UTF8.GetBytes(path)], null) is { } fault)
        {
            throw new AgentRefusedException(ProblemCodes.NoSuchCommand, $"{Printable.Escape(name)} cannot be executed: {fault}");
        }
    }

    private static byte[]? PathOf(Submission submission) => ProcessBytes.ValueOf(submission.Environment, "PATH"u8);

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.Contains((byte)0) ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
