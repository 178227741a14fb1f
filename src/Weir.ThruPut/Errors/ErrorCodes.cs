namespace Weir.ThruPut;

/// <summary>The four digits of <c>error_code</c>; <c>docs/thruput-errors.md</c> is the published table.</summary>
public static class ErrorCodes
{
    /// <summary>HXA: the data is missing.</summary>
    public const string DataMissing = "0001";

    /// <summary>HXA: nothing was collected yet.</summary>
    public const string NothingCollected = "0002";

    public const string NotWellFormed = "1001";

    public const string DtdNotAllowed = "1002";

    public const string TooDeep = "1003";

    public const string TooLarge = "1004";

    public const string NotUtf8 = "1005";

    public const string RootIsNotTm = "1006";

    public const string IdleTooLong = "1007";

    public const string ProtocolVersion = "2001";

    public const string TagMissing = "2002";

    public const string UnknownType = "2003";

    public const string DataVersion = "2004";

    public const string TagTwice = "2005";

    public const string UnknownTag = "2006";

    public const string Value = "2007";

    public const string WrongBody = "2008";

    public const string UpsideDown = "2009";

    public const string NoSuchJob = "3001";

    public const string NameAndId = "3003";

    public const string ServerAway = "9001";

    public const string Failed = "9002";
}
