using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>
/// Makes callers of the kernel's word: root and the host's own user administer, the group <c>weir</c> operates, others have their own jobs.
/// </summary>
internal sealed class PeerCallers(IMachineUsers users, string machine)
{
    public WebCaller CallerOf(PeerCredentials peer)
    {
        var user = users.NameOf(peer.UserId);
        return new WebCaller(
            new Caller(user, RoleOf(peer), machine)
            {
                Machine = machine,
                UserId = peer.UserId,
                Actor = new Actor(user, ActorOrigin.Socket, machine, peer.UserId),
            },
            new Submitter(user, peer.UserId, peer.GroupId, peer.Groups),
            peer
        );
    }

    private Role RoleOf(PeerCredentials peer)
    {
        if (peer.UserId == 0 || peer.UserId == users.Own)
        {
            return Role.Administrator;
        }

        return users.OperatorGroup is { } group && (peer.GroupId == group || peer.Groups.Contains(group)) ? Role.Operator : Role.User;
    }
}
