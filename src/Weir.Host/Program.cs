using Weir.Host;
using Weir.Host.Simulate;
using Weir.Linux;
using Weir.Protocol.Client;

try
{
    Diagnostics.TurnOff(args);
    if (args is ["restore", ..])
    {
        return await RestoreRun.RunAsync(args, UserAccounts.CurrentUserId).ConfigureAwait(false);
    }

    if (args is ["simulate", ..])
    {
        return await SimulateRun.RunAsync(SimulateOptions.Read(args), CancellationToken.None).ConfigureAwait(false);
    }

    var options = RunOptions.Read(args, UserAccounts.CurrentUserId, Environment.GetEnvironmentVariable);
    return await HostRun.RunAsync(options).ConfigureAwait(false);
}
catch (UsageException wrong)
{
    await System.Console.Error.WriteLineAsync($"weir: {wrong.Message}").ConfigureAwait(false);
    return 2;
}
catch (StartException refusal)
{
    await System.Console.Error.WriteLineAsync($"weir: {refusal.Message}").ConfigureAwait(false);
    return 1;
}
catch (Weir.Stores.StoreException refusal)
{
    await System.Console.Error.WriteLineAsync($"weir: {refusal.Message}").ConfigureAwait(false);
    return 1;
}
catch (LinuxException refusal)
{
    // Of a start: what comes later is answered or logged where it comes.
    await System.Console.Error.WriteLineAsync($"weir: the host cannot start: {refusal.Message}").ConfigureAwait(false);
    return 1;
}
catch (WeirException refusal)
{
    await System.Console.Error.WriteLineAsync($"weir: {refusal.Message}").ConfigureAwait(false);
    return refusal.ExitCode;
}
