using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Weir.Ways.Slurm;

/// <summary>Slurm's own programs, as root runs them. Each is waited for a minute at most.</summary>
internal sealed class SlurmPrograms(TimeProvider time)
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    /// <summary>Runs one; whether it succeeded, and what it wrote, or its complaint.</summary>
    public async Task<(bool IsDone, string Text)> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
            WorkingDirectory = "/",
        };
        start.Environment["SLURM_TIME_FORMAT"] = "%s";
        start.Environment["LC_ALL"] = "C";
        using var bounded = new CancellationTokenSource(Most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, cancellationToken);
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(either.Token);
            var output = await process.StandardOutput.ReadToEndAsync(either.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? (true, output) : (false, (await error.ConfigureAwait(false)).Trim());
        }
        catch (Win32Exception missing)
        {
            return (false, $"{program} cannot be run: {missing.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process?.Kill();
            return (false, $"{program} did not end within a minute");
        }
        catch (OperationCanceledException)
        {
            process?.Kill();
            throw;
        }
        finally
        {
            process?.Dispose();
        }
    }

    /// <summary>All jobs that Slurm knows, or the complaint.</summary>
    public async Task<(IReadOnlyDictionary<uint, SlurmJob>? Jobs, string Text)> ListAsync(CancellationToken cancellationToken)
    {
        var (isDone, text) = await RunAsync("squeue", SlurmQueue.Arguments, cancellationToken).ConfigureAwait(false);
        return isDone ? (SlurmQueue.Read(text.Split('\n')), "") : (null, text);
    }

    /// <summary>Whether the mark of Weir's hold is on a job.</summary>
    public async Task<bool> IsMarkedAsync(uint job, CancellationToken cancellationToken)
    {
        var (isDone, text) = await RunAsync("scontrol", ["--oneliner", "show", "job", SlurmList.Of([job])], cancellationToken)
            .ConfigureAwait(false);
        return isDone && text.Contains(" AdminComment=weir:hold:", StringComparison.Ordinal);
    }

    /// <summary>Lifts the holds of jobs and takes their marks off, so that their users hold and release them as any other.</summary>
    public async Task<(bool IsDone, string Text)> ReleaseAsync(IReadOnlyCollection<uint> jobs, CancellationToken cancellationToken)
    {
        var list = SlurmList.Of(jobs);
        var released = await RunAsync("scontrol", ["release", list], cancellationToken).ConfigureAwait(false);
        await RunAsync("scontrol", ["update", $"JobId={list}", "AdminComment=weir:free"], cancellationToken).ConfigureAwait(false);
        return released;
    }
}
