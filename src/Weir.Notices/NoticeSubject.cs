namespace Weir.Notices;

/// <summary>What a notice is about.</summary>
public enum NoticeSubject
{
    Job,
    Schedule,
    Machine,
}
