using Weir.Host;
using Weir.Linux;

try
{
    if (args is ["restore", ..])
    {
        return await RestoreRun.RunAsync(args, UserAccounts.CurrentUserId).ConfigureAwait(false);
    }

    var options = RunOptions.Read(args, UserAccounts.CurrentUserId);
    return await HostRun.RunAsync(options).ConfigureAwait(false);
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync($"weir: {wrong.Message}").ConfigureAwait(false);
    return 2;
}
catch (StartException refusal)
{
    await Console.Error.WriteLineAsync($"weir: {refusal.Message}").ConfigureAwait(false);
    return 1;
}
catch (Weir.Stores.StoreException refusal)
{
    await Console.Error.WriteLineAsync($"weir: {refusal.Message}").ConfigureAwait(false);
    return 1;
}
