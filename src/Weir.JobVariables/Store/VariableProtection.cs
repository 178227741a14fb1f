using System.Globalization;

namespace Weir.JobVariables;

/// <summary>
/// Whether somebody may do something to a variable, asked in this order: whose it is, whether it may be written at all, the
/// password, the protection of monitoring, and whether somebody waits on it.
/// </summary>
internal static class VariableProtection
{
    /// <summary>Refuses, or lets be done.</summary>
    /// <exception cref="VariableException">It may not be done.</exception>
    public static void Check(
        VariableId id,
        VariableAttributes attributes,
        VariableCaller caller,
        VariableUse use,
        DateOnly today,
        Func<VariableId, bool> isAwaited
    )
    {
        var writes = use is VariableUse.WriteSystemPart or VariableUse.WriteUserPart;
        if (caller.UserId != attributes.Owner && !caller.IsAdministrator && !(attributes.Shared && (writes || use == VariableUse.Read)))
        {
            throw new VariableException(
                VariableRefusal.AccessDenied,
                $"{id} belongs to {id.User}, who does not let others {Words(use)} it"
            );
        }

        if (writes || use == VariableUse.Remove)
        {
            CheckWritable(id, attributes, today);
        }

        CheckPassword(id, attributes, caller, use);
        if (attributes.Monitor is { Unprotected: false } monitor && use is not (VariableUse.Read or VariableUse.WriteUserPart))
        {
            throw new VariableException(
                VariableRefusal.Monitored,
                writes
                    ? $"{id} monitors job {monitor.Number}: its bytes 1 to {MonitoringRecord.Size} are the system's until the job ends"
                    : $"{id} monitors job {monitor.Number}: it keeps its name and its attributes until the job ends"
            );
        }

        if (use is VariableUse.Remove or VariableUse.Attributes && isAwaited(id))
        {
            throw new VariableException(VariableRefusal.Awaited, $"somebody waits on {id}: it keeps its name and its attributes");
        }
    }

    private static void CheckWritable(VariableId id, VariableAttributes attributes, DateOnly today)
    {
        if (attributes.ReadOnly)
        {
            throw new VariableException(VariableRefusal.ReadOnly, $"{id} is only to be read");
        }

        if (attributes.RetainedUntil is { } date && today < date)
        {
            throw new VariableException(
                VariableRefusal.Retained,
                $"{id} is kept as it is until {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            );
        }
    }

    private static void CheckPassword(VariableId id, VariableAttributes attributes, VariableCaller caller, VariableUse use)
    {
        var password = use == VariableUse.Read ? attributes.ReadPassword : attributes.WritePassword;
        if (password is not null && !password.Fits(caller.Password))
        {
            var kind = use == VariableUse.Read ? "read" : "write";
            throw new VariableException(
                VariableRefusal.Password,
                caller.Password is null ? $"{id} has a {kind} password" : $"that is not the {kind} password of {id}"
            );
        }
    }

    private static string Words(VariableUse use) =>
        use switch
        {
            VariableUse.Read => "read",
            VariableUse.Remove => "remove",
            VariableUse.Attributes => "change",
            _ => "write",
        };
}
